package com.movieconcierge.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.events.Movie;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmBuilder;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.Violation;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.RegistryAway;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import com.movieconcierge.schemas.serde.FaultyRegistry;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicCodecTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] AVA = bytes("ava");

    private final FaultyRegistry registry = new FaultyRegistry();
    private final Map<String, ?> settings = Map.of(RegistryConfig.URL, registry.url());
    private final TopicCodec<String, Rating> ratings = new TopicCodec<>(Topics.RATINGS, settings);
    private final TopicCodec<String, Film> films = new TopicCodec<>(Topics.MOVIES, settings);

    @AfterEach
    void close() {
        registry.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Rating rating(Instant ratedAt) {
        return new Rating("e1", "ava", "heat", 4.5, ratedAt, "api");
    }

    private byte[] written(Rating rating) {
        registry.answer(200, "{\"id\":7}");
        byte[] value = ratings.encode("ava", rating);
        registry.answerSchema(com.movieconcierge.events.Rating.getClassSchema());
        return value;
    }

    private byte[] written(Film film) {
        registry.answer(200, "{\"id\":7}");
        byte[] value = films.encode(film.movieId(), film);
        registry.answerSchema(Movie.getClassSchema());
        return value;
    }

    @Test
    void whatWasWrittenIsUsable() {
        byte[] value = written(rating(WRITTEN));
        assertThat(ratings.decode(AVA, value, WRITTEN.toEpochMilli())).isEqualTo(new Usable<>("ava", rating(WRITTEN)));
    }

    @Test
    void aFilmWithoutValueIsRemovedAndARatingWithoutValueIsNone() {
        assertThat(films.decode(bytes("heat"), null, 0)).isEqualTo(new Tombstone<>("heat"));
        assertUnusable(ratings.decode(AVA, null, 0), "the record has no value");
    }

    /** Fault A3: what a log says must not depend on when it is read. */
    @Test
    void aRatingIsJudgedByTheTimeOfItsRecordAndNotByTheReadersClock() {
        byte[] tenMinutesAhead = written(rating(WRITTEN.plus(Duration.ofMinutes(10))));
        assertUnusable(ratings.decode(AVA, tenMinutesAhead, WRITTEN.toEpochMilli()), "ratedAt lies in the future");
        byte[] farAhead = written(rating(Instant.parse("2150-01-01T00:00:00Z")));
        assertThat(ratings.decode(
                        AVA, farAhead, Instant.parse("2150-01-01T00:00:00Z").toEpochMilli()))
                .isInstanceOf(Usable.class);
        assertUnusable(ratings.decode(AVA, farAhead, -1), "the record has no timestamp");
    }

    @Test
    void keysAreHeldAgainstTheirValues() {
        byte[] value = written(rating(WRITTEN));
        long time = WRITTEN.toEpochMilli();
        assertUnusable(ratings.decode(null, value, time), "the record key is missing");
        assertUnusable(ratings.decode(bytes("leo"), value, time), "the record key 'leo' is not the userId 'ava'");
        assertUnusable(ratings.decode(bytes("a b"), value, time), "breaks the rule for ids");
    }

    @Test
    void garbageAndForeignTypesAreUnusable() {
        assertUnusable(ratings.decode(AVA, bytes("{}"), 0), "wire format");
        assertUnusable(
                ratings.decode(AVA, written(Film.builder("ava", "Heat").build()), 0),
                "the value is a Movie, topic ratings carries Rating");
        assertUnusable(
                films.decode(bytes("heat"), written(film().year(1600).build()), 0),
                "year must be 1870 to 2100, is 1600");
    }

    /** Fault A2: what is accepted at one door is not refused at the next. */
    @Test
    void aPosterAddressOf2030CharactersIsAsGoodForReadersAsForIngest() {
        Film film = film().posterUrl("https://x.example/" + "p".repeat(2_012)).build();
        assertThat(film.violations()).isEmpty();
        assertThat(films.decode(bytes("heat"), written(film), 0)).isEqualTo(new Usable<>("heat", film));
    }

    /** Producers other than ours name pictures of their page by its path, and trailers on their disks. */
    @Test
    void picturesAndTrailersOnTheLogMayBeFiles() {
        Film film = film().stills(List.of("/posters/own.svg"))
                .trailer("/videos/own.mp4")
                .build();
        assertThat(film.violations()).extracting(Violation::field).containsExactly("trailer", "stills");
        assertThat(films.decode(bytes("heat"), written(film), 0)).isEqualTo(new Usable<>("heat", film));
    }

    @Test
    void aRegistryThatIsAwayIsNoFaultOfTheRecord() {
        byte[] value = written(rating(WRITTEN));
        registry.answer(503, "{}");
        assertThat(ratings.decode(AVA, value, WRITTEN.toEpochMilli())).isInstanceOf(RegistryAway.class);
    }

    @Test
    void aReaderWithoutDeadLettersIsHandedWhatARecordSays() {
        List<String> told = new ArrayList<>();
        List<Decoded<String, Film>> read = List.of(
                films.decode(bytes("heat"), written(film().build()), 0),
                films.decode(bytes("heat"), null, 0),
                films.decode(bytes("heat"), bytes("{}"), 0));
        read.forEach(decoded -> decoded.take(
                (id, film) -> told.add(id + " is " + (film == null ? "gone" : film.title())),
                reason -> told.add("skipped: " + reason)));
        assertThat(told).hasSize(3).startsWith("heat is Heat", "heat is gone");
        assertThat(told.get(2)).startsWith("skipped: ").contains("wire format");
        var away = new RegistryAway<String, Film>(SchemaRegistryException.away(new SerializationException("503")));
        assertThatThrownBy(() -> away.take((id, film) -> told.add(id), told::add))
                .isInstanceOf(SchemaRegistryException.class);
        assertThat(told).hasSize(3);
    }

    @Test
    void blankEntriesOfOtherProducersAreLeftOut() {
        registry.answer(200, "{\"id\":7}");
        byte[] value = written(film().genres(List.of("Crime", " ")).build());
        assertThat(films.decode(bytes("heat"), value, 0))
                .isEqualTo(new Usable<>("heat", film().genres(List.of("Crime")).build()));
    }

    private static FilmBuilder film() {
        return Film.builder("heat", "Heat").year(1995).runtimeMinutes(170).certification("R");
    }

    private static void assertUnusable(Decoded<?, ?> decoded, String reason) {
        assertThat(decoded).isInstanceOfSatisfying(Unusable.class, unusable -> assertThat(unusable.reason())
                .contains(reason));
    }
}
