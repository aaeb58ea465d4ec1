package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VectorsTest {

    @Property(seed = "20261122")
    void wireFormIsReadBackBitForBit(@ForAll @Size(max = 50) float[] vector) {
        assertThat(Vectors.fromBytes(Vectors.toBytes(vector))).isEqualTo(vector);
    }

    @Property(seed = "20261122")
    void unitVectorsHaveLengthOne(@ForAll @Size(min = 1, max = 50) float[] vector) {
        Assume.that(Vectors.norm(vector) > 1e-20);
        assertThat(Vectors.norm(Vectors.unit(vector))).isCloseTo(1, within(1e-5));
    }

    @Test
    void zeroHasNoDirectionAndStaysZero() {
        assertThat(Vectors.unit(new float[3])).containsExactly(0, 0, 0);
    }

    @Test
    void wireFormIsLittleEndianFloat32() {
        assertThat(Vectors.toBytes(new float[] {1f}).array()).containsExactly(0, 0, 0x80, 0x3f);
    }

    @Test
    void cutVectorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.fromBytes(ByteBuffer.allocate(7)))
                .withMessageContaining("multiple of 4");
    }

    @Test
    void differentLengthsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vectors.dot(new float[2], new float[3]));
    }
}
