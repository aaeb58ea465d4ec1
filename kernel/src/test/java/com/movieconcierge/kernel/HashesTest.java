package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashesTest {
    /** Vectors of different layouts must never meet: whoever changes these numbers changes the version with them. */
    @Test
    void hashesAreTheSameForEver() {
        assertThat(Hashes.fnv1a("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(Hashes.fnv1a("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(Hashes.fnv1a("foobar")).isEqualTo(0x85944171f73967e8L);
        assertThat(Hashes.sha256(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        // SplitMix64 with seed 0: its first two outputs.
        assertThat(Hashes.mix(0x9e3779b97f4a7c15L)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Hashes.mix(2 * 0x9e3779b97f4a7c15L)).isEqualTo(0x6e789e6aa1b965f4L);
    }
}
