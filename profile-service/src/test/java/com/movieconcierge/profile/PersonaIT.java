package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Personas from viewers' ratings to their change, on a real broker, over a restart. */
class PersonaIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int VIEWERS_OF_A_KIND = 15;
    private static final int FILMS_OF_A_KIND = 10;
    /** Days: what was liked then hardly weighs any more. */
    private static final int LONG_AGO = 900;

    private static final List<String> GENRES = List.of("Thriller", "Romance");
    private static final RealParts PARTS = RealParts.get();
    private static final String RUN = unique("run");

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext service;
    private static TypedRecords records;
    private static ProfilesInRedis profiles;

    @BeforeAll
    static void start() {
        profiles = new ProfilesInRedis();
        records = PARTS.records();
        service = startService();
        Random random = new Random(5);
        for (int kind = 0; kind < GENRES.size(); kind++) {
            for (int film = 0; film < FILMS_OF_A_KIND; film++) {
                writeFilm(kind, film, random);
            }
        }
        for (int viewer = 0; viewer < GENRES.size() * VIEWERS_OF_A_KIND; viewer++) {
            for (int i = 0; i < 6; i++) {
                rate(viewer(viewer), film(viewer % 2, random.nextInt(FILMS_OF_A_KIND)), 5.0, i - LONG_AGO);
                rate(viewer(viewer), film(viewer % 2, i), 4.5, i - LONG_AGO);
            }
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        profiles.close();
        records.close();
    }

    private static ConfigurableApplicationContext startService() {
        // The broker may hold viewers of other tests.
        return RunningService.onSharedParts(
                directory, Map.of("concierge.personas.pause", "1s", "concierge.personas.fewest", "2"));
    }

    @Test
    void viewersGetPersonasThatTheyMayLeaveAndThatOutliveARestart() {
        await().atMost(LIMIT).until(() -> isOf("Thriller", personaOf(0)) && isOf("Romance", personaOf(1)));
        TasteProfile profile = profile(0);
        assertThat(profile).isNotNull();
        assertThat(profile.getPersonaDistance()).isLessThan(profile.getNextPersonaDistance());
        String thrillers = profile.getPersona();
        String romances = personaOf(1);
        Persona persona = personas().get(thrillers);
        assertThat(persona.getName()).isEqualTo("The Suspense Seeker");
        assertThat(persona.getSentence()).contains("thrillers");
        assertThat(persona.getTypicalFilms()).isNotEmpty();
        assertThat(persona.toString()).as("no viewer is told").doesNotContain("viewer-");

        for (int day = 0; day < FILMS_OF_A_KIND; day++) {
            rate(viewer(0), film(1, day), 5.0, day);
            rate(viewer(0), film(0, day), 0.5, day);
        }
        await().atMost(LIMIT).until(() -> isOf("Romance", personaOf(0)));
        PersonaChange change =
                latest(Topics.PERSONA_CHANGES, PersonaChange.class).get(viewer(0));
        assertThat(change.getFrom()).isEqualTo(thrillers);
        assertThat(change.getTo()).isEqualTo(personaOf(0));
        assertThat(change.getDistance()).isLessThan(change.getFromDistance());

        service.close();
        service = startService();
        rate(viewer(2), film(0, 9), 5.0, 30);
        await().atMost(LIMIT).until(() -> hasRated(2, film(0, 9)));
        assertThat(personaOf(2)).isEqualTo(thrillers);
        assertThat(personaOf(3)).isEqualTo(romances);
    }

    private static boolean hasRated(int viewer, String film) {
        TasteProfile profile = profile(viewer);
        return profile != null
                && profile.getHistory().stream()
                        .anyMatch(entry -> entry.getMovieId().equals(film)
                                && entry.getRatedAt().isAfter(Samples.T0));
    }

    private static boolean isOf(String genre, String id) {
        return !id.isEmpty() && personas().get(id).getGenres().contains(genre);
    }

    /** Id of a viewer's persona; empty for none. */
    private static String personaOf(int viewer) {
        TasteProfile profile = profile(viewer);
        return profile == null || profile.getPersona() == null ? "" : profile.getPersona();
    }

    private static @Nullable TasteProfile profile(int viewer) {
        return profiles.of(viewer(viewer)).orElse(null);
    }

    private static Map<String, Persona> personas() {
        return latest(Topics.PERSONAS, Persona.class);
    }

    private static <T extends SpecificRecord> Map<String, T> latest(Topic<?, ?> topic, Class<T> type) {
        var values = PARTS.<T>serde().deserializer();
        Map<String, T> latest = new HashMap<>();
        var clients = new KafkaClients(Map.of("bootstrap.servers", PARTS.bootstrapServers()));
        try (var log = new LogReader(() -> KafkaClients.openConsumer(clients.reader("test")), topic.name())) {
            log.toEnd(record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    latest.remove(key);
                } else if (key.startsWith(RUN) || key.startsWith("persona-")) {
                    latest.put(key, type.cast(values.deserialize(topic.name(), record.value())));
                }
            });
        }
        return latest;
    }

    private static String viewer(int number) {
        return RUN + "-viewer-" + number;
    }

    private static String film(int kind, int number) {
        return RUN + "-" + GENRES.get(kind) + "-" + number;
    }

    private static void writeFilm(int kind, int number, Random random) {
        String id = film(kind, number);
        float[] vector = new float[Samples.DIMENSIONS];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (0.2 * random.nextGaussian()) + (i == kind ? 1 : 0);
        }
        records.send(
                Topics.MOVIES,
                id,
                Movie.newBuilder()
                        .setMovieId(id)
                        .setTitle(id)
                        .setYear(1990 + number)
                        .setGenres(List.of(GENRES.get(kind)))
                        .build());
        records.send(
                Topics.MOVIE_DNA,
                id,
                new MovieDna(
                        id,
                        id + "@1",
                        List.of(new DnaBlock(
                                "facts", "facts", "1", Vectors.toBytes(Vectors.unit(vector)), "", null, null))));
    }

    private static void rate(String viewer, String film, double stars, int day) {
        records.send(Topics.RATINGS, viewer, Samples.rating(viewer, film, stars, day));
    }
}
