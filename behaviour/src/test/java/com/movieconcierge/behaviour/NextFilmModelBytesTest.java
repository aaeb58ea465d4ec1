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
        RidgeSettings settings = new RidgeSettings(List.of(0.9, 0.5), 10, 2, 0.5, 20);
        return NextFilmRidge.fit(
                viewers, IntStream.range(0, FILMS).mapToObj(i -> "m" + i).toList(), settings);
    }

    @Test
    void aModelComesBackAsItWas() {
        NextFilmModel read = NextFilmModelBytes.read(NextFilmModelBytes.of(MODEL));
        assertThat(read.films()).isEqualTo(MODEL.films()).hasSizeGreaterThan(200);
        assertThat(read.scales()).isEqualTo(MODEL.scales());
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
    void factorsComeBackAsTheyWere() {
        NextFilmModel model = MODEL.with(List.of("new", "newer"), factors());
        byte[] bytes = NextFilmModelBytes.of(model);
        NextFilmModel read = NextFilmModelBytes.read(bytes);
        assertThat(read.films()).isEqualTo(model.films()).endsWith("new", "newer");
        int[] history = {3, 150, 0, read.number("new")};
        for (long since : new long[] {0, 50, 4000}) {
            assertThat(read.after(history, OptionalLong.of(since)).scores())
                    .containsExactly(
                            model.after(history, OptionalLong.of(since)).scores())
                    .hasSize(MODEL.films().size() + 2);
        }
        assertThat(NextFilmModelBytes.of(read)).isEqualTo(bytes);
    }

    private static NextFilmFactors factors() {
        Random random = new Random(2);
        FactorParameters learned = new FactorParameters(MODEL.films().size() + 2, 5, 2 * AskingGaps.LIVE.kinds());
        for (float[] part : List.of(learned.in(), learned.out(), learned.gates())) {
            for (int i = 0; i < part.length; i++) {
                part[i] = (float) random.nextGaussian();
            }
        }
        return new NextFilmFactors(
                5, new EventDecay(List.of(0.8, 0.1)), AskingGaps.LIVE, learned.in(), learned.gates(), learned.out());
    }

    @Test
    void aModelOfTheFirstFormatGoesOnServing() {
        byte[] now = NextFilmModelBytes.of(MODEL);
        int scalesEnd =
                8 + MODEL.films().stream().mapToInt(id -> 2 + id.length()).sum() + 4 + 2 * 8;
        byte[] first = ByteBuffer.allocate(now.length - 4 + 16)
                .putInt(1)
                .put(now, 4, scalesEnd - 4)
                .putInt(1)
                .putLong(60)
                .putInt(1)
                .put(now, scalesEnd, now.length - Integer.BYTES - scalesEnd)
                .array();
        assertThat(NextFilmModelBytes.of(NextFilmModelBytes.read(first))).isEqualTo(now);
    }

    @Test
    void factorsThatCannotBeThereTakeNoMemory() {
        byte[] whole = NextFilmModelBytes.of(MODEL);
        whole[whole.length - 2] = 16;
        byte[] withScales = ByteBuffer.allocate(whole.length + 12)
                .put(whole)
                .putInt(1)
                .putDouble(0.5)
                .array();
        assertThatThrownBy(() -> NextFilmModelBytes.read(withScales)).hasMessageContaining("ends too early");
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
