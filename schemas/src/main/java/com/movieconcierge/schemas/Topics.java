package com.movieconcierge.schemas;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.ServingModel;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/** The one catalogue of topics; whatever creates, reads or documents a topic takes it from here. */
public final class Topics {
    private static final int BY_USER = 6;
    private static final int BY_MOVIE = 3;
    /** What Kafka takes for no limit at all. */
    private static final Duration FOREVER = Duration.ofMillis(-1);

    /** How long a removal can be read, and so how old a snapshot may be that is carried on from; Kafka's default is a day. */
    private static final Duration TOMBSTONES = Duration.ofDays(7);

    /** The log of record: kept for ever, so that every profile can be recomputed from it. */
    public static final Topic RATINGS = retained("ratings", "userId", Rating.getClassSchema(), BY_USER, FOREVER);

    public static final Topic MOVIES = compacted("movies", "movieId", Movie.getClassSchema(), BY_MOVIE);
    public static final Topic MOVIE_DNA = compacted("movie-dna", "movieId", MovieDna.getClassSchema(), BY_MOVIE);
    public static final Topic MOVIE_POPULARITY =
            compacted("movie-popularity", "movieId", MoviePopularity.getClassSchema(), BY_MOVIE);
    public static final Topic USER_PROFILES =
            compacted("user-profiles", "userId", TasteProfile.getClassSchema(), BY_USER);
    /** Which model of a modality is compared with: the switch of all readers. */
    public static final Topic SERVING_MODELS =
            compacted("serving-models", "modality", ServingModel.getClassSchema(), 1);

    public static final Topic PERSONAS = compacted("personas", "personaId", Persona.getClassSchema(), 1);
    public static final Topic PERSONA_CHANGES =
            compacted("persona-changes", "userId", PersonaChange.getClassSchema(), BY_USER);
    public static final Topic USER_ERASURES =
            retained("user-erasures", "userId", Erasure.getClassSchema(), BY_USER, Duration.ofDays(365));

    /** What viewers have said they want, the last of each viewer. */
    public static final Topic STATED_TASTES =
            compacted("stated-tastes", "userId", StatedTaste.getClassSchema(), BY_USER);

    private static final List<Topic> EVENTS = List.of(
            RATINGS,
            MOVIES,
            MOVIE_DNA,
            MOVIE_POPULARITY,
            USER_PROFILES,
            PERSONAS,
            PERSONA_CHANGES,
            USER_ERASURES,
            STATED_TASTES,
            SERVING_MODELS);

    private static final List<Topic> CATALOGUE = List.of(MOVIES, MOVIE_DNA, MOVIE_POPULARITY, SERVING_MODELS);

    private Topics() {}

    /** What recommend-service holds in memory, and snapshots hold on disk. */
    public static List<Topic> catalogue() {
        return CATALOGUE;
    }

    /** Every event topic, without the dead-letter topics. */
    public static List<Topic> events() {
        return EVENTS;
    }

    /** Every topic there is: each event topic and its dead-letter topic. */
    public static List<Topic> all() {
        return EVENTS.stream()
                .flatMap(topic -> Stream.of(topic, deadLettersOf(topic)))
                .toList();
    }

    private static Topic deadLettersOf(Topic source) {
        return new Topic(source.deadLetters(), source.key(), Optional.empty(), 1, deletedAfter(Duration.ofDays(90)));
    }

    private static Topic compacted(String name, String key, Schema schema, int partitions) {
        return new Topic(
                name,
                key,
                Optional.of(schema),
                partitions,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(TOMBSTONES.toMillis())));
    }

    private static Topic retained(String name, String key, Schema schema, int partitions, Duration retention) {
        return new Topic(name, key, Optional.of(schema), partitions, deletedAfter(retention));
    }

    private static Map<String, String> deletedAfter(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()));
    }
}
