package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextFilmModelBytesTest {
    private static final int FILMS = 300;
    private static final NextFilmModel MODEL = model();

    private static NextFilmModel model() {
        Random random = new Random(11);
        List<ViewerEvents> viewers = new ArrayList<>();
        for (int viewer = 0; viewer < 60; viewer++) {
            List<Integer> films =
                    new ArrayList<>(IntStream.range(0, FILMS).boxed().toList());
            Collections.shuffle(films, random);
            int[] seen = films.subList(0, 40).stream().mapToInt(film -> film).toArray();
            float[] stars = new float[40];
            Arrays.fill(stars, 4.5f);
            long[] times = IntStream.range(0, 40).mapToLong(i -> i * 50L).toArray();
            viewers.add(new ViewerEvents(seen, stars, times));
        }
        // All begin alike, so that there are successions.
        viewers.replaceAll(events -> {
            int[] films = events.films().filter(film -> film > 1).toArray();
            int[] seen = IntStream.concat(IntStream.of(0, 1), Arrays.stream(films))
                    .limit(30)
                    .toArray();
            float[] stars = new float[30];
            Arrays.fill(stars, 4.5f);
            return new ViewerEvents(
                    seen, stars, IntStream.range(0, 30).mapToLong(i -> i * 50L).toArray());
        });
        RidgeSettings settings = new RidgeSettings(List.of(0.9, 0.5), 10, 10, 2, 0.5, 20);
        return NextFilmRidge.fit(
                viewers, IntStream.range(0, FILMS).mapToObj(i -> "m" + i).toList(), settings, AskingGaps.DEFAULT);
    }

    @Test
    void aModelComesBackAsItWas() {
        NextFilmModel read = NextFilmModelBytes.read(NextFilmModelBytes.of(MODEL));
        assertThat(read.films()).isEqualTo(MODEL.films()).hasSizeGreaterThan(200);
        assertThat(read.scales()).isEqualTo(MODEL.scales());
        assertThat(read.gaps()).isEqualTo(MODEL.gaps());
        int[] history = {3, 150, 0};
        for (long since : new long[] {0, 50, 4000}) {
            assertThat(read.after(history, OptionalLong.of(since)).scores())
                    .containsExactly(
                            MODEL.after(history, OptionalLong.of(since)).scores());
        }
        assertThat(read.successions().of(0, 1)).hasValue(new SuccessionCounts.Succession(60, 60));
        assertThat(NextFilmModelBytes.of(read)).isEqualTo(NextFilmModelBytes.of(MODEL));
    }

    @Test
    void bytesThatAreNoModelAreRefusedWithAReason() {
        byte[] whole = NextFilmModelBytes.of(MODEL);
        assertThatThrownBy(() -> NextFilmModelBytes.read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends too early");
        assertThatThrownBy(() -> NextFilmModelBytes.read(Arrays.copyOf(whole, whole.length + 1)))
                .hasMessageContaining("more bytes");
        byte[] foreign = whole.clone();
        foreign[3] = 9;
        assertThatThrownBy(() -> NextFilmModelBytes.read(foreign)).hasMessageContaining("format 9");
        assertThatThrownBy(() -> NextFilmModelBytes.read(new byte[] {0, 0, 0, 1, 127, 0, 0, 0}))
                .hasMessageContaining("a length of");
    }

    @Test
    void aScaleThatNeverFadesIsRefused() {
        byte[] bytes = ByteBuffer.allocate(20)
                .putInt(1)
                .putInt(0)
                .putInt(1)
                .putDouble(1.0)
                .array();
        byte[] whole = Arrays.copyOf(bytes, 32);
        whole[27] = 1;
        assertThatThrownBy(() -> NextFilmModelBytes.read(whole)).hasMessageContaining("scales lie in [0, 1)");
    }

    /** Whatever a broken disk or a foreign writer leaves: an answer or a reason, never another exception. */
    @Test
    void aBrokenByteIsReadOrRefusedWithAReason() {
        byte[] whole = NextFilmModelBytes.of(MODEL);
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(NextFilmModelBytes.read(broken).films()).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }
}
