package com.movieconcierge.profile.audit;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.Ids;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes every profile in a plain batch over the raw logs and compares it with the one that the stream published. Run
 * it when the stream is idle; what is under way shows as a difference. Holds the films' vectors and the standing ratings
 * in memory.
 */
public final class ProfileAudit {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final LogReader logs;
    private final Map<String, ?> registry;
    private final TasteLaw law;

    private final Map<String, MovieDna> dna = new HashMap<>();
    private final Map<String, Instant> erased = new HashMap<>();
    private final Map<String, Map<String, Rating>> ratings = new HashMap<>();
    private final Map<String, Long> lastOffsets = new HashMap<>();
    private final Map<String, StatedTaste> statements = new HashMap<>();
    private final Map<String, TasteProfile> published = new HashMap<>();

    private ProfileAudit(Map<String, ?> clients, Map<String, ?> registry, TasteLaw law) {
        this.logs = new LogReader(clients);
        this.registry = registry;
        this.law = law;
    }

    /**
     * Audits all viewers.
     *
     * @param clients settings of Kafka clients, {@code bootstrap.servers} among them
     * @param registry settings of the serdes, {@code schema.registry.url} among them
     * @param law the one that the profile service runs by
     * @throws SchemaRegistryException when the registry cannot be asked
     * @throws org.apache.kafka.common.KafkaException when the broker cannot be asked
     */
    public static AuditResult run(Map<String, ?> clients, Map<String, ?> registry, TasteLaw law) {
        return new ProfileAudit(clients, registry, law).run();
    }

    private AuditResult run() {
        long started = System.nanoTime();
        this.<MovieDna>read(Topics.MOVIE_DNA, (record, film) -> {
            if (film == null) {
                dna.remove(key(record));
            } else {
                dna.put(key(record), film);
            }
        });
        this.<Erasure>read(Topics.USER_ERASURES, (record, request) -> {
            if (request != null) {
                erased.merge(request.getUserId(), request.getRequestedAt(), ProfileAudit::later);
            }
        });
        long ratingsRead = this.<Rating>read(Topics.RATINGS, (record, rating) -> {
            if (rating != null && isGood(record, rating)) {
                note(record.offset(), rating);
            }
        });
        this.<StatedTaste>read(Topics.STATED_TASTES, this::note);
        this.<TasteProfile>read(Topics.USER_PROFILES, (record, profile) -> {
            if (profile == null) {
                published.remove(key(record));
            } else {
                published.put(key(record), profile);
            }
        });
        Comparison comparison = compareAll();
        return comparison.result(ratingsRead, Duration.ofNanos(System.nanoTime() - started));
    }

    private Comparison compareAll() {
        var comparison = new Comparison();
        published.forEach((userId, profile) -> {
            if (!isKnown(userId)) {
                comparison.extra(userId);
                return;
            }
            Map<String, Rating> events = ratings.getOrDefault(userId, Map.of());
            Optional<Long> offset =
                    erased.containsKey(userId) ? Optional.empty() : Optional.ofNullable(lastOffsets.get(userId));
            comparison.compare(
                    profile,
                    BatchTaste.of(events.values(), dna, law),
                    offset,
                    Optional.ofNullable(statements.get(userId)));
        });
        Stream.concat(ratings.keySet().stream(), statements.keySet().stream())
                .distinct()
                .filter(userId -> !published.containsKey(userId))
                .forEach(comparison::missing);
        return comparison;
    }

    private boolean isKnown(String userId) {
        return ratings.containsKey(userId) || statements.containsKey(userId);
    }

    /** The last one of a viewer holds, whatever its time. */
    private void note(ConsumerRecord<byte[], byte[]> record, @Nullable StatedTaste statement) {
        if (statement == null) {
            statements.remove(key(record));
        } else if (isGood(record, statement) && !isForgotten(statement.getUserId(), statement.getStatedAt())) {
            statements.put(statement.getUserId(), statement);
        }
    }

    private boolean isForgotten(String userId, Instant at) {
        Instant forgotten = erased.get(userId);
        return forgotten != null && !at.isAfter(forgotten);
    }

    private void note(long offset, Rating rating) {
        if (isForgotten(rating.getUserId(), rating.getRatedAt())) {
            return;
        }
        lastOffsets.put(rating.getUserId(), offset);
        ratings.computeIfAbsent(rating.getUserId(), id -> new HashMap<>())
                .merge(rating.getMovieId(), rating, ProfileAudit::newer);
    }

    private static Rating newer(Rating held, Rating next) {
        int byTime = held.getRatedAt().compareTo(next.getRatedAt());
        return byTime != 0
                ? (byTime > 0 ? held : next)
                : (held.getEventId().compareTo(next.getEventId()) >= 0 ? held : next);
    }

    /** The rules of the log, written down once more. */
    private static boolean isGood(ConsumerRecord<byte[], byte[]> record, Rating rating) {
        Double stars = rating.getRating();
        return key(record).equals(rating.getUserId())
                && Ids.isValid(rating.getUserId())
                && Ids.isValid(rating.getMovieId())
                && !rating.getEventId().isEmpty()
                && (stars == null || (stars >= 0.5 && stars <= 5.0))
                && !rating.getRatedAt()
                        .isAfter(Instant.ofEpochMilli(record.timestamp()).plus(CLOCK_SKEW));
    }

    private static boolean isGood(ConsumerRecord<byte[], byte[]> record, StatedTaste statement) {
        return key(record).equals(statement.getUserId())
                && Ids.isValid(statement.getUserId())
                && !statement.getEventId().isEmpty()
                && !statement
                        .getStatedAt()
                        .isAfter(Instant.ofEpochMilli(record.timestamp()).plus(CLOCK_SKEW));
    }

    private <T extends SpecificRecord> long read(
            Topic<?, ?> topic, BiConsumer<ConsumerRecord<byte[], byte[]>, @Nullable T> each) {
        var values = AvroSerdes.<T>values(registry).deserializer();
        Class<?> type = topic.valueSchema()
                .<Class<?>>map(schema -> SpecificData.get().getClass(schema))
                .orElseThrow();
        return logs.readAll(topic, record -> {
            try {
                T value = values.deserialize(topic.name(), record.value());
                if (record.key() != null && (value == null || type.isInstance(value))) {
                    each.accept(record, value);
                }
            } catch (SerializationException e) {
                // Else a dead letter: it counts nowhere.
                if (SchemaRegistryException.isRegistryAway(e)) {
                    throw e;
                }
            }
        });
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
