package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.RatingCheck;
import com.movieconcierge.profile.domain.StatementCheck;
import com.movieconcierge.profile.domain.UserEvent;
import com.movieconcierge.profile.domain.UserEvent.Stated;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is on the logs of ratings, erasures and statements: bytes in, events or dead letters out. Garbage and nonsense take the
 * same way, inside the stream's transaction, with the same headers; a missing key does too.
 */
public final class EventIntake implements Processor<byte[], byte[], byte[], EventIntake.Result> {
    /** Named in the dead letters. */
    public static final String SERVICE = "profile-service";

    private final EventCodec<Rating> ratings;
    private final EventCodec<Erasure> erasures;
    private final EventCodec<StatedTaste> statements;
    private final RatingCheck check;
    private final StatementCheck statementCheck;
    private final ProfileMetrics metrics;
    private @Nullable ProcessorContext<byte[], Result> context;

    /** What became of a record. */
    public sealed interface Result {}

    /** It is an event. */
    public record Accepted(UserEvent event) implements Result {}

    /** It is none; its bytes go on, with the reason in the headers. */
    public record Rejected(byte @Nullable [] value) implements Result {}

    public EventIntake(ProfilePorts ports) {
        this.ratings = ports.ratings();
        this.erasures = ports.erasures();
        this.statements = ports.statements();
        this.check = new RatingCheck(ports.law().decay(), ports.clock());
        this.statementCheck = new StatementCheck(ports.clock());
        this.metrics = ports.metrics();
    }

    @Override
    public void init(ProcessorContext<byte[], Result> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<byte[], Result> target = Objects.requireNonNull(context);
        RecordMetadata at = target.recordMetadata().orElseThrow();
        try {
            target.forward(record.withValue(new Accepted(event(at.topic(), record))));
        } catch (SerializationException e) {
            if (SchemaRegistryException.isRegistryAway(e)) {
                throw e;
            }
            target.forward(deadLetter(record, at, e));
        }
    }

    private UserEvent event(String topic, Record<byte[], byte[]> record) {
        if (topic.equals(Topics.RATINGS.name())) {
            return rating(record);
        }
        return topic.equals(Topics.USER_ERASURES.name()) ? erasure(record) : statement(record);
    }

    private UserEvent rating(Record<byte[], byte[]> record) {
        var event = Events.toDomain(ratings.decode(record.value()));
        refuse(check.problem(key(record), event));
        return event;
    }

    private UserEvent erasure(Record<byte[], byte[]> record) {
        var request = Events.toDomain(erasures.decode(record.value()));
        refuse(check.keyProblem(key(record), request.userId()));
        return request;
    }

    /** Without a value it takes back what was stated: compaction then forgets the key. */
    private UserEvent statement(Record<byte[], byte[]> record) {
        String key = key(record);
        if (record.value() == null) {
            String userId = String.valueOf(key);
            refuse(check.keyProblem(key, userId));
            return new Stated(userId, Optional.empty());
        }
        StatedTaste event = statements.decode(record.value());
        var statement = StatementEvents.toDomain(event);
        refuse(check.keyProblem(key, event.getUserId()).or(() -> statementCheck.problem(statement)));
        return new Stated(event.getUserId(), Optional.of(statement));
    }

    private static void refuse(Optional<String> problem) {
        problem.ifPresent(reason -> {
            throw new SerializationException(reason);
        });
    }

    private static @Nullable String key(Record<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    private Record<byte[], Result> deadLetter(Record<byte[], byte[]> record, RecordMetadata at, RuntimeException e) {
        metrics.deadLettered(at.topic());
        var source = new ConsumerRecord<>(at.topic(), at.partition(), at.offset(), record.key(), record.value());
        record.headers().forEach(source.headers()::add);
        var letter = DeadLetter.of(source, SERVICE, String.valueOf(e.getMessage()), e);
        return new Record<>(record.key(), new Rejected(record.value()), record.timestamp(), letter.headers());
    }
}
