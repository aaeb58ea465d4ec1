package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.domain.ProfileMetrics.Event;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is on the logs of ratings, erasures and statements: bytes in, events or dead letters out. Garbage and nonsense
 * take the same way, inside the stream's transaction, with the same headers; a missing key does too. What is on another
 * partition than its viewer's is written once more, inside the same transaction, and counts where it then is.
 */
public final class EventIntake extends ContextualProcessor<byte[], byte[], byte[], EventIntake.Result> {
    public static final String SERVICE = "profile-service";

    private final ProfilePorts ports;
    private final Homes homes;

    /** What became of a record. */
    public sealed interface Result {}

    /**
     * Somebody rates a film.
     *
     * @param at where it was written first
     * @param isCopy whether it was written there, and is read here once more; see {@link CopiedRecord}
     */
    public record NewRating(Rating rating, LogPosition at, boolean isCopy) implements Result {}

    public record NewErasure(Erasure request) implements Result {}

    /** An erasure of before, of a viewer whose name is no longer kept; see {@link Pseudonym}. */
    public record KnownErasure(Erasure request) implements Result {}

    /** A viewer says what they want, instead of what they said before; empty takes it back. */
    public record NewStatement(String userId, Optional<StatedTaste> stated) implements Result {}

    /** It is no event; its bytes go on, with the reason in the headers. */
    public record Rejected(byte @Nullable [] value) implements Result {}

    /** It is on another partition than its viewer's; its bytes are written once more, as they are. */
    public record Stray(byte @Nullable [] value) implements Result {}

    /** Where strays go: to the topic they came from, whose partitioner places them. */
    public static final class SourceTopic implements TopicNameExtractor<byte[], byte[]> {
        @Override
        public String extract(byte[] key, byte[] value, RecordContext from) {
            return from.topic();
        }

        /** As it appears in the description of the topology. */
        @Override
        public String toString() {
            return "<source topic>";
        }
    }

    /** Where the rejected go: each topic has its own dead letters. */
    public static final class DeadLetterTopic implements TopicNameExtractor<byte[], byte[]> {
        @Override
        public String extract(byte[] key, byte[] value, RecordContext from) {
            return from.topic() + ".dlq";
        }

        /** As it appears in the description of the topology. */
        @Override
        public String toString() {
            return "<source topic>.dlq";
        }
    }

    public EventIntake(ProfilePorts ports, Homes homes) {
        this.ports = ports;
        this.homes = homes;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic = metadata().topic();
        Optional<String> skipped = ports.skipped().reason(metadata());
        if (skipped.isPresent()) {
            reject(record, skipped.get());
        } else if (topic.equals(Topics.RATINGS.name())) {
            read(ports.ratings(), record, rating -> rated(record, rating));
        } else if (topic.equals(Topics.USER_ERASURES.name())) {
            read(ports.erasures(), record, request -> forward(record, erasure(request)));
        } else {
            read(
                    ports.statements(),
                    record,
                    stated -> forward(record, new NewStatement(stated.userId(), Optional.of(stated))));
        }
    }

    private <V> void read(RetryingCodec<String, V> codec, Record<byte[], byte[]> record, Consumer<V> each) {
        Decoded<String, V> decoded = codec.decode(record.key(), record.value(), record.timestamp());
        if (decoded instanceof Unusable<String, V> unusable) {
            reject(record, unusable.reason(), unusable.cause());
        } else if (!homes.isHome(record.key(), metadata())) {
            sendHome(record);
        } else if (decoded instanceof Usable<String, V> usable) {
            each.accept(usable.value());
        } else if (decoded instanceof Tombstone<String, V> gone && codec == ports.statements()) {
            forward(record, new NewStatement(gone.key(), Optional.empty()));
        } else {
            reject(
                    record,
                    "the record has no value, and nothing is taken back that way on "
                            + metadata().topic());
        }
    }

    private Result erasure(Erasure request) {
        Erasure here = request.on(metadata().partition());
        return Pseudonym.isOne(request.userId()) ? new KnownErasure(here) : new NewErasure(here);
    }

    private void rated(Record<byte[], byte[]> record, Rating rating) {
        ForwardDecay decay = ports.law().decay();
        if (decay.reaches(rating.ratedAt())) {
            RecordMetadata at = metadata();
            LogPosition place = CopiedRecord.placeOf(record.headers(), at.partition(), at.offset());
            forward(record, new NewRating(rating, place, place.offset() != at.offset()));
        } else {
            reject(
                    record,
                    "ratedAt " + rating.ratedAt() + " is too far from the landmark " + decay.landmark()
                            + " of the law to weigh");
        }
    }

    private void sendHome(Record<byte[], byte[]> record) {
        RecordMetadata at = metadata();
        Optional<String> hopeless = homes.cannotBeSent(record, at);
        if (hopeless.isPresent()) {
            reject(record, hopeless.get());
            return;
        }
        ports.metrics().count(Event.STRAYED);
        homes.warn(record.key(), at);
        Headers headers = CopiedRecord.unmark(new RecordHeaders(record.headers()));
        headers.add(HomePartition.STRAYED_FROM, (at.partition() + "@" + at.offset()).getBytes(StandardCharsets.UTF_8));
        context().forward(new Record<>(record.key(), new Stray(record.value()), record.timestamp(), headers));
    }

    private void forward(Record<byte[], byte[]> record, Result result) {
        context().forward(record.withValue(result));
    }

    private void reject(Record<byte[], byte[]> record, String reason) {
        reject(record, reason, new IllegalArgumentException(reason));
    }

    /** With the time of now: by a record's own, which may be of long ago, its letter would be deleted at once. */
    private void reject(Record<byte[], byte[]> record, String reason, RuntimeException cause) {
        RecordMetadata at = metadata();
        if (CopiedRecord.isOne(record.headers(), at.offset())) {
            // Its letter was written when it was read where it was first.
            ports.metrics().count(Event.IGNORED);
            return;
        }
        ports.metrics().deadLettered(at.topic());
        var source = new ConsumerRecord<>(at.topic(), at.partition(), at.offset(), record.key(), record.value());
        record.headers().forEach(source.headers()::add);
        var letter = DeadLetter.of(source, SERVICE, reason, cause);
        context()
                .forward(new Record<>(
                        letter.key(), new Rejected(letter.value()), context().currentSystemTimeMs(), letter.headers()));
    }

    private RecordMetadata metadata() {
        return context().recordMetadata().orElseThrow();
    }
}
