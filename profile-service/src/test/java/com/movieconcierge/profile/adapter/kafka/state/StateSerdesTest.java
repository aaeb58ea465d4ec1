package com.movieconcierge.profile.adapter.kafka.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.Samples;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.FilmEvents;
import com.movieconcierge.profile.domain.History;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.PopularityChange.Star;
import com.movieconcierge.profile.domain.Rated;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State outlives releases. Below {@code former-state} lies what the release before Avro wrote, below {@code state-before} what
 * the one before this one did, below {@code state} what is written now: when that cannot be read any more, a schema has changed, and the decoder has to be given the one before.
 */
class StateSerdesTest {
    private static final long AT = Samples.T0.toEpochMilli();
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String NOW = "state";
    /** Avro, before entries remembered more than one event and erasures a place. */
    private static final String BEFORE = "state-before";

    private static final String BEFORE_AVRO = "former-state";

    private static final Serde<Taste> TASTES = TasteSerde.of(Samples.LAW);

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_AVRO, BEFORE, NOW})
    void ratings(String release) {
        Serde<RatingEntry> serde = StateSerdes.ratingEntries();
        assertStored(
                serde,
                release,
                "ratings-by-viewer-standing",
                entry(HASH, new FilmEvent("event-1", Optional.of(4.5), AT, LogPosition.NONE)));
        assertStored(
                serde,
                release,
                "ratings-by-viewer-withdrawn",
                entry("", new FilmEvent("event-2", Optional.empty(), AT + 1, LogPosition.NONE)));
    }

    @Test
    void ratingsAnewRememberTheOnesBefore() {
        assertStored(
                StateSerdes.ratingEntries(),
                NOW,
                "ratings-by-viewer-anew",
                entry(
                        HASH,
                        new FilmEvent("event-3", Optional.of(1.5), AT + 2, new LogPosition(4, 12)),
                        new FilmEvent("event-1", Optional.of(4.5), AT, new LogPosition(4, 10)),
                        new FilmEvent("event-2", Optional.empty(), AT + 1, new LogPosition(4, 11))));
    }

    private static RatingEntry entry(String dnaHash, FilmEvent... events) {
        return new RatingEntry("heat", new FilmEvents(List.of(events)), dnaHash);
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_AVRO, BEFORE, NOW})
    void erasures(String release) {
        assertStored(StateSerdes.erasures(), release, "erasures-asked", new Erased(AT, LogPosition.NONE, 17));
        assertStored(StateSerdes.erasures(), release, "erasures-left", new Erased(Erased.NEVER, LogPosition.NONE, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {NOW})
    void erasuresSayWhereTheLogEnded(String release) {
        assertStored(StateSerdes.erasures(), release, "erasures-placed", new Erased(AT, new LogPosition(4, 1_000), 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_AVRO, NOW})
    void popularity(String release) {
        assertStored(StateSerdes.popularity(), release, "popularity", new Popularity(3, 11.5, 2.75, 0.125, Samples.T0));
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_AVRO, NOW})
    void changesOfPopularity(String release) {
        Serde<PopularityChange> serde = StateSerdes.popularityChanges();
        Optional<Star> first = Optional.of(new Star(4.5, AT));
        Optional<Star> second = Optional.of(new Star(2.0, AT + 1));
        assertStored(serde, release, "popularity-changes-first", new PopularityChange("heat", Optional.empty(), first));
        assertStored(serde, release, "popularity-changes-anew", new PopularityChange("heat", first, second));
        assertStored(
                serde, release, "popularity-changes-withdrawn", new PopularityChange("heat", second, Optional.empty()));
    }

    @Test
    void tastesOfAllReleases() {
        assertTaste(read(TASTES, BEFORE_AVRO, "tastes-1"), Optional.empty(), Optional.empty());
        assertTaste(read(TASTES, BEFORE_AVRO, "tastes-2"), Optional.of("persona-3"), Optional.empty());
        assertTaste(read(TASTES, BEFORE_AVRO, "tastes-3"), Optional.of("persona-3"), Optional.of(said()));
        Taste taste = taste();
        assertTaste(written(TASTES, taste), Optional.empty(), Optional.empty());
        taste.assign(Optional.of("persona-3"));
        taste.state(Optional.of(said()));
        assertTaste(written(TASTES, taste), Optional.of("persona-3"), Optional.of(said()));
        renew("tastes", TASTES, taste);
        assertTaste(read(TASTES, NOW, "tastes"), Optional.of("persona-3"), Optional.of(said()));
    }

    @Test
    void whatNobodyWroteIsRefusedWithWhatToDo() {
        for (byte[] bytes :
                List.of(new byte[] {9, 9, 9}, new byte[0], new byte[] {(byte) 0xC3, 1, 0, 0, 0, 0, 0, 0, 0, 0})) {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> TASTES.deserializer().deserialize("", bytes))
                    .withMessageContaining("the log of ratings rebuilds them");
        }
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> TASTES.deserializer().deserialize("", new byte[] {3, 0}))
                .withMessageContaining("stored state is damaged");
    }

    private static StatedTaste said() {
        return new StatedTaste(
                "said-1",
                "ann",
                Samples.T0.plusMillis(5),
                "Westerns like Heat, nothing gory.",
                new Aspects(
                        List.of(new SeedFilm("heat", "Heat", 1995), new SeedFilm("tmdb:7", "Élan", null)),
                        List.of("Michael Mann"),
                        List.of("Western"),
                        List.of("tense"),
                        List.of("heist"),
                        List.of("ko"),
                        List.of(new Era(1990, 1999), new Era(null, 1960))),
                Aspects.genre("Musical"),
                Aspects.mood("gory"));
    }

    private static Taste taste() {
        List<Rated> rated =
                List.of(rated("heat", 4.5, 0, true), rated("alien", 1, -1, true), rated("ran", 3, 1, false));
        Map<BlockKey, TasteBlock> blocks = new TreeMap<>();
        blocks.put(
                new BlockKey(Modality.THEME, new ModelRef("minilm", "1.20"), 4),
                new TasteBlock(new double[] {0.1, -2, 1e-17, Math.PI}, new TasteBlock.Figures(0.5, 1.5, 2.5, 2)));
        blocks.put(
                new BlockKey(Modality.FACTS, new ModelRef("facts", "2"), 3),
                new TasteBlock(new double[] {1, 0, -0.0}, new TasteBlock.Figures(-0.5, 1.25, 3.5, 1)));
        return new Taste(
                "ann",
                new History(Samples.LAW.recentSize(), rated, 0.25, AT - 5),
                new Taste.Figures(new LogPosition(3, 42), 9, true, 3, 1, 77),
                blocks);
    }

    private static Rated rated(String film, double stars, int day, boolean applied) {
        var ratedAt = Samples.T0.plus(Duration.ofDays(day));
        return new Rated(film, stars, ratedAt.toEpochMilli(), Samples.LAW.longWeight(stars, ratedAt), applied);
    }

    private static void assertTaste(Taste read, Optional<String> persona, Optional<StatedTaste> stated) {
        Taste taste = taste();
        assertThat(read.userId()).isEqualTo("ann");
        assertThat(read.figures()).isEqualTo(taste.figures());
        assertThat(read.history().remembered())
                .containsExactlyElementsOf(taste.history().remembered());
        assertThat(read.history().forgottenWeight()).isEqualTo(0.25);
        assertThat(read.history().forgottenTime()).isEqualTo(AT - 5);
        assertThat(read.blocks().keySet()).isEqualTo(taste.blocks().keySet());
        taste.blocks().forEach((key, block) -> {
            assertThat(read.blocks().get(key).sum()).isEqualTo(block.sum());
            assertThat(read.blocks().get(key).figures()).isEqualTo(block.figures());
        });
        assertThat(read.persona()).isEqualTo(persona);
        assertThat(read.stated()).isEqualTo(stated);
    }

    private static <T> void assertStored(Serde<T> serde, String release, String name, T value) {
        assertThat(written(serde, value)).isEqualTo(value);
        renew(name, serde, value);
        assertThat(read(serde, release, name)).isEqualTo(value);
    }

    private static <T> T written(Serde<T> serde, T value) {
        return serde.deserializer().deserialize("", serde.serializer().serialize("", value));
    }

    private static <T> T read(Serde<T> serde, String release, String name) {
        String resource = "/" + release + "/" + name + ".bin";
        try (InputStream in = StateSerdesTest.class.getResourceAsStream(resource)) {
            return serde.deserializer()
                    .deserialize("", Objects.requireNonNull(in, resource).readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }

    /** With {@code -Dstate.write=true}, once the decoder knows what was written before. */
    private static <T> void renew(String name, Serde<T> serde, T value) {
        if (Boolean.getBoolean("state.write")) {
            Path folder = Path.of("src/test/resources", NOW);
            try {
                Files.createDirectories(folder);
                Files.write(folder.resolve(name + ".bin"), serde.serializer().serialize("", value));
            } catch (IOException e) {
                throw new AssertionError(name, e);
            }
        }
    }
}
