package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The dead letters, and the writer below them. */
class DeadLetterWriterTest {
    private static final ConsumerRecord<byte[], byte[]> SOURCE =
            FakeLog.record(new TopicPartition("movies", 2), 41, "film", "rubbish");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final LogWriter writer = new LogWriter(() -> producer);
    private final List<Long> counted = new ArrayList<>();
    private final DeadLetterWriter letters =
            new DeadLetterWriter(writer, "some-service", source -> counted.add(source.offset()));

    private CompletableFuture<Void> setAside() {
        return letters.setAside(SOURCE, "is no film", new IllegalArgumentException("no film"));
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void aLetterIsDoneAndCountedOnceItIsDurable() {
        CompletableFuture<Void> kept = setAside();
        assertThat(kept).isNotDone();
        assertThat(counted).isEmpty();

        producer.completeNext();

        assertThat(kept).isCompleted();
        assertThat(counted).containsExactly(41L);
        ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
        assertThat(letter.topic()).isEqualTo("movies.dlq");
        assertThat(letter.value()).isEqualTo(SOURCE.value());
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo("is no film");
        assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("41");
        assertThat(header(letter, DeadLetter.SERVICE)).isEqualTo("some-service");
    }

    @Test
    void aLetterThatIsTooLargeIsKeptWithoutItsValue() {
        CompletableFuture<Void> kept = setAside();
        producer.errorNext(new RecordTooLargeException("too large"));
        assertThat(kept).isNotDone();
        producer.completeNext();

        assertThat(kept).isCompleted();
        assertThat(counted).containsExactly(41L);
        ProducerRecord<byte[], byte[]> letter = producer.history().get(1);
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isEqualTo(SOURCE.key());
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo("is no film (its 7 bytes are too large to be kept)");
        assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("2");
    }

    @Test
    void aLetterThatCannotBeWrittenIsNotCounted() {
        CompletableFuture<Void> kept = setAside();
        producer.errorNext(new TimeoutException("no broker"));

        assertThat(kept).isCompletedExceptionally();
        assertThat(counted).isEmpty();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void whoWaitsGetsTheSentence() {
        producer.sendException = new KafkaException("no broker");

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> letters.setAsideAndWait(SOURCE, "is no film", new IllegalArgumentException("x")))
                .withMessage("Could not write to topic movies.dlq: no broker")
                .withCauseInstanceOf(KafkaException.class);
    }

    @Test
    void whoWaitsGoesOnWhenTheLetterIsDurable() {
        var ready = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

        new DeadLetterWriter(new LogWriter(() -> ready), "some-service")
                .setAsideAndWait(SOURCE, "is no film", new IllegalArgumentException("x"));

        assertThat(ready.history()).hasSize(1);
    }

    @Test
    void aReceiptSaysWhereTheRecordStands() {
        var sent = writer.send(new ProducerRecord<>("movies", 0, SOURCE.key(), SOURCE.value()));
        producer.completeNext();

        assertThat(sent).isCompletedWithValueMatching(at -> at.partition() == 0 && at.offset() == 0);
    }

    @Test
    void aProducerThatCannotBeMadeIsTriedAgain() {
        List<RuntimeException> faults = new ArrayList<>(List.of(new ConfigException("No resolvable bootstrap urls")));
        var later = new LogWriter(() -> {
            if (!faults.isEmpty()) {
                throw faults.remove(0);
            }
            return producer;
        });
        var message = new ProducerRecord<>("movies", SOURCE.key(), SOURCE.value());

        assertThat(later.send(message)).isCompletedExceptionally();
        var second = later.send(message);
        producer.completeNext();

        assertThat(second).isCompleted();
    }

    @Test
    void aClosedWriterRefuses() {
        writer.send(new ProducerRecord<>("movies", SOURCE.key(), SOURCE.value()));
        writer.close();

        assertThat(producer.closed()).isTrue();
        assertThat(writer.send(new ProducerRecord<>("movies", SOURCE.key(), SOURCE.value())))
                .isCompletedExceptionally();
    }
}
