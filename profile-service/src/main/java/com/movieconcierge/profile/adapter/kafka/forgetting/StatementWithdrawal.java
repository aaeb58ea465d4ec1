package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes back what forgotten viewers have stated, where nobody has: our own door does when they ask, but whoever else writes to
 * {@code user-erasures} need not know of it.
 */
final class StatementWithdrawal {
    private static final String TOPIC = Topics.STATED_TASTES.name();

    private final Supplier<LogReader> readers;
    private final RetryingCodec<String, StatedTaste> codec;
    private final LogWriter writer;

    /** @param readers opens a reader of the topic */
    StatementWithdrawal(Supplier<LogReader> readers, RetryingCodec<String, StatedTaste> codec, LogWriter writer) {
        this.readers = readers;
        this.codec = codec;
        this.writer = writer;
    }

    /** Of a batch, what was stated before the erasure. */
    void takeBack(ForgettingBatch batch, ErasureLog erasures) {
        Map<String, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
        try (LogReader reader = readers.get()) {
            reader.whole(batch.homes(TOPIC), record -> note(record, batch, last));
        }
        List<CompletableFuture<?>> sent = new ArrayList<>();
        last.forEach((viewer, record) -> {
            if (isCovered(viewer, record, erasures)) {
                sent.add(writer.send(new ProducerRecord<>(TOPIC, record.partition(), record.key(), null)));
            }
        });
        await(sent);
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> record,
            ForgettingBatch batch,
            Map<String, ConsumerRecord<byte[], byte[]>> last) {
        String viewer = new String(record.key(), StandardCharsets.UTF_8);
        if (batch.viewers().contains(viewer)) {
            last.put(viewer, record);
        }
    }

    /** What nobody can use says nothing, and goes too. */
    private boolean isCovered(String viewer, ConsumerRecord<byte[], byte[]> record, ErasureLog erasures) {
        if (record.value() == null) {
            return false;
        }
        return !(codec.decode(record) instanceof Usable<String, StatedTaste> usable)
                || erasures.of(viewer)
                        .filter(erased ->
                                erased.coversStatement(usable.value().statedAt().toEpochMilli()))
                        .isPresent();
    }

    private static void await(List<CompletableFuture<?>> sent) {
        try {
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
