package com.movieconcierge.schemas;

import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.codec.BehaviourCodec;
import com.movieconcierge.schemas.codec.FilmCodecs;
import com.movieconcierge.schemas.codec.PersonaCodec;
import com.movieconcierge.schemas.codec.ProfileCodec;
import com.movieconcierge.schemas.codec.RecordCodec;
import com.movieconcierge.schemas.codec.ViewerCodecs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    public static final Topic<String, Rating> RATINGS =
            retained("ratings", "userId", ViewerCodecs.RATINGS, BY_USER, FOREVER);

    public static final Topic<String, Film> MOVIES = compacted("movies", "movieId", FilmCodecs.FILMS, BY_MOVIE);
    public static final Topic<String, FilmDna> MOVIE_DNA = compacted("movie-dna", "movieId", FilmCodecs.DNA, BY_MOVIE);
    public static final Topic<String, Popularity> MOVIE_POPULARITY =
            compacted("movie-popularity", "movieId", FilmCodecs.POPULARITY, BY_MOVIE);
    public static final Topic<String, TasteProfile> USER_PROFILES =
            compactedByViewer("user-profiles", ProfileCodec.PROFILES);
    /** Which model of a modality is compared with: the switch of all readers. */
    public static final Topic<Modality, ServingModel> SERVING_MODELS =
            compacted("serving-models", "modality", FilmCodecs.SERVING_MODELS, 1);

    /** What people choose next, as it was learned from the log: the parts of a few models. */
    public static final Topic<String, BehaviourPart> BEHAVIOUR_MODELS =
            compacted("behaviour-models", "modelPart", BehaviourCodec.PARTS, 1);

    public static final Topic<String, Persona> PERSONAS = compacted("personas", "personaId", PersonaCodec.PERSONAS, 1);
    public static final Topic<String, PersonaChange> PERSONA_CHANGES =
            compactedByViewer("persona-changes", ViewerCodecs.PERSONA_CHANGES);
    /** Kept as long as the log of ratings: what was forgotten stays so, whoever reads it again. */
    public static final Topic<String, Erasure> USER_ERASURES =
            retained("user-erasures", "userId", ViewerCodecs.ERASURES, BY_USER, FOREVER);

    /** What viewers have said they want, the last of each viewer. */
    public static final Topic<String, StatedTaste> STATED_TASTES =
            compactedByViewer("stated-tastes", ViewerCodecs.STATED_TASTES);

    private static final List<Topic<?, ?>> EVENTS = List.of(
            RATINGS,
            MOVIES,
            MOVIE_DNA,
            MOVIE_POPULARITY,
            USER_PROFILES,
            PERSONAS,
            PERSONA_CHANGES,
            USER_ERASURES,
            STATED_TASTES,
            SERVING_MODELS,
            BEHAVIOUR_MODELS);

    private static final List<Topic<?, ?>> KEYED_BY_VIEWER =
            List.of(RATINGS, USER_ERASURES, STATED_TASTES, USER_PROFILES, PERSONA_CHANGES);

    private static final List<Topic<?, ?>> COMPACTED_BY_VIEWER = List.of(STATED_TASTES, USER_PROFILES, PERSONA_CHANGES);

    private static final List<Topic<?, ?>> CATALOGUE = List.of(MOVIES, MOVIE_DNA, MOVIE_POPULARITY, SERVING_MODELS);

    private static final List<Topic<?, ?>> OF_VIEWERS = List.of(RATINGS, USER_ERASURES, STATED_TASTES);

    private Topics() {}

    /** What viewers do and say, the input of the stream: all of one viewer is on one partition, see {@link HomePartition}. */
    public static List<Topic<?, ?>> ofViewers() {
        return OF_VIEWERS;
    }

    /** All that is keyed by viewer: always of the same number of partitions, so that a viewer is the business of one task. */
    public static List<Topic<?, ?>> keyedByViewer() {
        return KEYED_BY_VIEWER;
    }

    /** Those of them that keep the newest record of each viewer, and what was before it for a while. */
    public static List<Topic<?, ?>> compactedByViewer() {
        return COMPACTED_BY_VIEWER;
    }

    /** What recommend-service holds in memory, and snapshots hold on disk. */
    public static List<Topic<?, ?>> catalogue() {
        return CATALOGUE;
    }

    /** Every event topic, without the dead-letter topics. */
    public static List<Topic<?, ?>> events() {
        return EVENTS;
    }

    /** Every topic there is: each event topic and its dead-letter topic. */
    public static List<Topic<?, ?>> all() {
        return EVENTS.stream()
                .<Topic<?, ?>>flatMap(topic -> Stream.of(topic, deadLettersOf(topic)))
                .toList();
    }

    private static Topic<byte[], byte[]> deadLettersOf(Topic<?, ?> source) {
        return new Topic<>(source.deadLetters(), source.key(), Optional.empty(), 1, deletedAfter(Duration.ofDays(90)));
    }

    private static <K, V> Topic<K, V> compacted(String name, String key, RecordCodec<K, V, ?> codec, int partitions) {
        return new Topic<>(
                name,
                key,
                Optional.of(codec),
                partitions,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(TOMBSTONES.toMillis())));
    }

    /** How long removals are kept is for operators to say, see {@link TopicSettings#ofViewers}. */
    private static <V> Topic<String, V> compactedByViewer(String name, RecordCodec<String, V, ?> codec) {
        return new Topic<>(
                name,
                "userId",
                Optional.of(codec),
                BY_USER,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static <K, V> Topic<K, V> retained(
            String name, String key, RecordCodec<K, V, ?> codec, int partitions, Duration retention) {
        return new Topic<>(name, key, Optional.of(codec), partitions, deletedAfter(retention));
    }

    private static Map<String, String> deletedAfter(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()));
    }
}
