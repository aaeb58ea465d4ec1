package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentHashesTest {
    private final ContentHashes hashes = new ContentHashes();

    @Test
    void givesBackWhatWasNotedLast() {
        hashes.put("m", "00ff");
        hashes.put("m", "0a1b");

        assertThat(hashes.of("m")).contains("0a1b");
        hashes.remove("m");
        assertThat(hashes.of("m")).isEmpty();
    }

    @Test
    void aHashThatIsNoneOfOursIsForgotten() {
        hashes.put("m", "00ff");
        hashes.put("m", "written by someone else");

        assertThat(hashes.of("m")).isEmpty();
        assertThat(hashes.size()).isZero();
    }
}
