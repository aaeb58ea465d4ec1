package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.FilmEvents;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Recomputes every profile in a plain batch over the raw logs and compares it with the one that the stream published. What
 * is a record of a log is decided by the codecs and the law, as in the stream. Run it when the stream is idle; what is under
 * way shows as a difference. Holds the films' vectors, the standing ratings and the profiles in memory.
 */
public final class ProfileAudit {
    private static final Map<String, Integer> LARGE_FETCHES = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 20, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);

    private final Function<String, LogReader> readers;
    private final Map<String, ?> registry;
    private final TasteLaw law;

    private final Map<String, FilmDna> dna = new HashMap<>();
    private final Map<String, Erased> erased = new HashMap<>();
    private final Map<String, Map<String, FilmEvents>> ratings = new HashMap<>();
    private final Map<String, Long> lastOffsets = new HashMap<>();
    private final Map<String, StatedTaste> statements = new HashMap<>();
    private final Map<String, TasteProfile> published = new HashMap<>();

    /** By other means of reading: {@code readers} opens a reader of a topic, by name; it is closed here. */
    public ProfileAudit(Function<String, LogReader> readers, Map<String, ?> registry, TasteLaw law) {
        this.readers = readers;
        this.registry = registry;
        this.law = law;
    }

    /**
     * Audits all viewers.
     *
     * @param clients settings of Kafka clients, {@code bootstrap.servers} among them
     * @param registry as for {@link TopicCodec}
     * @param law the one that the profile service runs by
     * @throws SchemaRegistryException when the registry cannot be asked
     * @throws LogUnavailableException when the broker cannot be asked, or falls silent for {@link LogReader#SILENCE}
     */
    public static AuditResult run(Map<String, String> clients, Map<String, ?> registry, TasteLaw law) {
        Map<String, Object> settings = new KafkaClients(clients).reader("profile-audit", LARGE_FETCHES);
        return new ProfileAudit(topic -> new LogReader(() -> KafkaClients.openConsumer(settings), topic), registry, law)
                .run();
    }

    public AuditResult run() {
        long started = System.nanoTime();
        read(Topics.MOVIE_DNA, (record, film) -> dna.put(film.movieId(), film), dna::remove);
        read(
                Topics.USER_ERASURES,
                (record, request) -> erased.compute(
                        request.userId(), (id, before) -> (before == null ? Erased.NOTHING : before).with(request)),
                erased::remove);
        long ratingsRead = read(Topics.RATINGS, this::note, ratings::remove);
        read(Topics.STATED_TASTES, this::note, statements::remove);
        read(Topics.USER_PROFILES, (record, profile) -> published.put(profile.userId(), profile), published::remove);
        Comparison comparison = compareAll();
        return comparison.result(ratingsRead, Duration.ofNanos(System.nanoTime() - started));
    }

    private Comparison compareAll() {
        var comparison = new Comparison();
        published.forEach((userId, profile) -> {
            if (!isKnown(userId)) {
                comparison.extra.add(userId);
                return;
            }
            Map<String, FilmEvents> events = ratings.getOrDefault(userId, Map.of());
            Optional<Long> offset =
                    erased.containsKey(userId) ? Optional.empty() : Optional.ofNullable(lastOffsets.get(userId));
            comparison.compare(
                    profile, BatchTaste.of(events, dna, law), offset, Optional.ofNullable(statements.get(userId)));
        });
        Stream.concat(ratings.keySet().stream(), statements.keySet().stream())
                .distinct()
                .filter(userId -> !published.containsKey(userId))
                .forEach(comparison.missing::add);
        return comparison;
    }

    private boolean isKnown(String userId) {
        return ratings.containsKey(userId) || statements.containsKey(userId);
    }

    /** The last one of a viewer holds, whatever its time. */
    private void note(ConsumerRecord<byte[], byte[]> record, StatedTaste stated) {
        Erased request = erased.getOrDefault(stated.userId(), Erased.NOTHING);
        if (!request.coversStatement(stated.statedAt().toEpochMilli())) {
            statements.put(stated.userId(), stated);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record, Rating rating) {
        FilmEvent event = FilmEvent.of(rating, new LogPosition(record.partition(), record.offset()));
        if (erased.getOrDefault(rating.userId(), Erased.NOTHING).covers(event)
                || !law.decay().reaches(rating.ratedAt())) {
            return;
        }
        lastOffsets.put(rating.userId(), record.offset());
        ratings.computeIfAbsent(rating.userId(), id -> new HashMap<>())
                .merge(rating.movieId(), FilmEvents.of(event), (known, one) -> known.with(event));
    }

    /** What is no record of the topic is a dead letter and counts nowhere; a stray counts where it comes once more. */
    private <V> long read(
            Topic<String, V> topic, BiConsumer<ConsumerRecord<byte[], byte[]>, V> each, Consumer<String> remove) {
        var codec = new TopicCodec<>(topic, registry);
        try (LogReader reader = readers.apply(topic.name())) {
            boolean hasStrays = Topics.ofViewers().contains(topic);
            return reader.toEnd(record -> {
                if (hasStrays && reader.isStray(record)) {
                    return;
                }
                codec.decode(record)
                        .take(
                                (key, value) -> {
                                    if (value == null) {
                                        remove.accept(key);
                                    } else {
                                        each.accept(record, value);
                                    }
                                },
                                reason -> {});
            });
        }
    }
}
