package com.movieconcierge.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TasteBookTest {
    private static final TasteLaw LAW = Samples.LAW;
    private static final String USER = "ann";
    private static final int FILMS = 40;
    private static final Instant START = Instant.parse("1995-06-01T00:00:00Z");
    private static final long SPAN_DAYS = 365L * 65;

    /** The log decides, not how it arrives: shuffled, doubled, and with DNA coming, changing and going in between. */
    @Property(tries = 150, seed = "20261122")
    void anyOrderAndDuplicationOfALogGivesTheTasteOfThePlainBatch(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 200) int events) {
        Random random = new Random(seed);
        List<Rating> log = log(random, events);
        List<Rating> arrivals = new ArrayList<>(log);
        log.stream().filter(event -> random.nextInt(3) == 0).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);

        InMemory state = new InMemory(LAW);
        Taste taste = state.book.newTaste(USER);
        for (Rating event : arrivals) {
            rate(state, taste, event);
            if (random.nextInt(3) == 0) {
                changeDna(state, random);
                // Sometimes the word of it comes late, together with others.
                if (random.nextBoolean()) {
                    state.book.dnaChanged(taste, allFilms());
                }
            }
        }
        state.book.dnaChanged(taste, allFilms());

        assertSame(state, taste, batch(state, log));
    }

    @Test
    void withdrawingWhatOutweighsTheRestByFarLeavesTheRestExact() {
        InMemory state = new InMemory(LAW);
        film(state, "old", 1);
        film(state, "new", 1);
        Taste taste = state.book.newTaste(USER);
        List<Rating> log = List.of(
                event("old", 5.0, START, "1"),
                event("new", 5.0, Instant.parse("2060-01-01T00:00:00Z"), "2"),
                event("new", null, Instant.parse("2060-01-02T00:00:00Z"), "3"));
        log.forEach(event -> rate(state, taste, event));

        assertThat(state.recomputed).isEqualTo(1);
        assertSame(state, taste, batch(state, log));
    }

    @Test
    void ordinaryEventsReadNoHistory() {
        InMemory state = new InMemory(LAW);
        Random random = new Random(1);
        for (int film = 0; film < FILMS; film++) {
            film(state, "film-" + film, 1);
        }
        Taste taste = state.book.newTaste(USER);
        for (int i = 0; i < 500; i++) {
            rate(
                    state,
                    taste,
                    event(
                            "film-" + random.nextInt(FILMS),
                            random.nextInt(10) == 0 ? null : 4.0,
                            Samples.T0.plus(Duration.ofHours(i)),
                            "e" + i));
        }
        assertThat(state.recomputed).isZero();
    }

    @Test
    void withdrawingFromALongHistoryBringsForgottenRatingsBack() {
        InMemory state = new InMemory(LAW);
        Taste taste = state.book.newTaste(USER);
        int films = 500;
        for (int i = 0; i < films; i++) {
            rate(state, taste, event("film-" + i, 5.0, Samples.T0.plus(Duration.ofDays(i)), "e" + i));
        }
        for (int i = films - 1; i >= 200; i--) {
            rate(state, taste, event("film-" + i, null, Samples.T0.plus(Duration.ofDays(600)), "w" + i));
        }
        assertThat(taste.history().shown()).hasSize(200);
        assertThat(state.writer.write(taste, Optional.empty()).historyComplete())
                .isTrue();
        assertThat(state.recomputed).isPositive().isLessThan(15);
    }

    @Test
    void aTasteMadeByAnotherLawIsMadeAnew() {
        InMemory before = new InMemory(LAW);
        film(before, "a", 1);
        film(before, "b", 1);
        List<Rating> log = List.of(event("a", 5.0, START, "1"), event("b", 4.0, START.plus(Duration.ofDays(100)), "2"));
        Taste taste = before.book.newTaste(USER);
        log.forEach(event -> rate(before, taste, event));
        assertThat(before.book.refresh(taste)).isFalse();

        var law =
                new TasteLaw(LAW.preference(), new ForwardDecay(LAW.decay().landmark(), Duration.ofDays(200)), 0.8, 50);
        var book = new TasteBook(law, before, before::dna, () -> {});
        assertThat(book.refresh(taste)).isTrue();
        assertThat(book.refresh(taste)).isFalse();
        assertThat(taste.blocks().values().iterator().next().figures().weight())
                .isCloseTo(
                        law.longWeight(5.0, START) + law.longWeight(4.0, START.plus(Duration.ofDays(100))),
                        within(1e-15));
    }

    private static Change rate(InMemory state, Taste taste, Rating event) {
        return state.book.rate(taste, event.movieId(), FilmEvent.of(event, LogPosition.NONE));
    }

    private static List<Rating> log(Random random, int events) {
        List<Rating> log = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            // Few distinct moments, so that ties are common.
            Instant time = START.plus(Duration.ofDays(random.nextInt(60) * SPAN_DAYS / 60));
            Double stars = random.nextInt(5) == 0 ? null : 0.5 * (1 + random.nextInt(10));
            log.add(event("film-" + random.nextInt(FILMS), stars, time, "e" + i));
        }
        return log;
    }

    private static void changeDna(InMemory state, Random random) {
        String film = "film-" + random.nextInt(FILMS);
        if (random.nextInt(5) == 0) {
            state.films.remove(film);
        } else {
            film(state, film, random.nextInt(3));
        }
    }

    private static void film(InMemory state, String film, int version) {
        String model = version == 2 ? "new" : "old";
        state.films.put(
                film,
                new FilmDna(
                        film,
                        film + "@" + version,
                        List.of(
                                new FilmDna.Block(
                                        Modality.THEME, new ModelRef(model, "1"), Samples.vector(film + version)),
                                new FilmDna.Block(
                                        Modality.FACTS,
                                        new ModelRef("facts", "1"),
                                        Samples.vector(film + version + "f")))));
    }

    private static List<String> allFilms() {
        return IntStream.range(0, FILMS).mapToObj(film -> "film-" + film).toList();
    }

    private static Rating event(String film, @Nullable Double stars, Instant time, String id) {
        return new Rating(id, USER, film, stars, time, "test");
    }

    /** From the definition: weights by age, not against a landmark. */
    private static Map<String, double[]> batch(InMemory state, List<Rating> log) {
        Map<String, Rating> held = new HashMap<>();
        log.forEach(event -> held.merge(
                event.movieId(),
                event,
                (a, b) -> Comparator.comparing(Rating::ratedAt)
                                        .thenComparing(Rating::eventId)
                                        .compare(a, b)
                                >= 0
                        ? a
                        : b));
        List<Rating> standing = held.values().stream()
                .filter(event -> !event.isWithdrawal())
                .sorted(Comparator.comparing(Rating::ratedAt).reversed().thenComparing(Rating::movieId))
                .toList();
        Map<String, double[]> sums = new HashMap<>();
        for (int rank = 0; rank < standing.size(); rank++) {
            Rating event = standing.get(rank);
            double preference = LAW.preference().of(event.stars());
            double age =
                    Duration.between(event.ratedAt(), standing.get(0).ratedAt()).toDays();
            double decayed =
                    preference * Math.pow(0.5, age / LAW.decay().halfLife().toDays());
            double ranked = rank < LAW.recentSize() ? preference * Math.pow(LAW.recentFactor(), rank) : 0;
            state.dna(event.movieId()).ifPresent(dna -> dna.blocks().forEach(block -> {
                add(sums, block, TasteScale.LONG, decayed);
                add(sums, block, TasteScale.RECENT, ranked);
            }));
        }
        return sums;
    }

    private static void add(Map<String, double[]> sums, FilmDna.Block block, TasteScale scale, double weight) {
        double[] sum = sums.computeIfAbsent(BlockKey.of(block) + " " + scale, key -> new double[block.vector().length]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * block.vector()[i];
        }
    }

    private static void assertSame(InMemory state, Taste taste, Map<String, double[]> expected) {
        double toAsOf =
                1 / LAW.decay().weight(Instant.ofEpochMilli(taste.history().newest()));
        taste.blocks().forEach((key, block) -> {
            double[] sum = expected.getOrDefault(key + " " + TasteScale.LONG, new double[block.sum().length]);
            for (int i = 0; i < sum.length; i++) {
                assertThat(block.sum()[i] * toAsOf).as(key.toString()).isCloseTo(sum[i], within(1e-9));
            }
        });
        Map<String, float[]> published = new HashMap<>();
        state.writer
                .write(taste, Optional.empty())
                .sums()
                .forEach(sum -> published.put(
                        new BlockKey(sum.modality(), sum.model(), sum.vector().length) + " " + sum.scale(),
                        sum.vector()));
        expected.forEach((key, sum) -> {
            float[] floats = published.getOrDefault(key, new float[sum.length]);
            for (int i = 0; i < sum.length; i++) {
                assertThat((double) floats[i]).as(key).isCloseTo(sum[i], within(1e-5));
            }
        });
    }
}
