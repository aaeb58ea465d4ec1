package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.Statements;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes statements to {@link Topics#STATED_TASTES}; no value deletes one for good, once the log is compacted. */
public final class KafkaStatements implements Statements {
    private final TopicCodec<String, StatedTaste> codec;
    private final Producer<byte[], byte[]> producer;

    public KafkaStatements(TopicCodec<String, StatedTaste> codec, Producer<byte[], byte[]> producer) {
        this.codec = codec;
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Receipt> keep(StatedTaste statement) {
        return write(statement.userId(), statement);
    }

    @Override
    public CompletableFuture<Receipt> takeBack(String userId) {
        return write(userId, null);
    }

    private CompletableFuture<Receipt> write(String userId, @Nullable StatedTaste statement) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        try {
            producer.send(codec.toRecord(userId, statement), (written, failure) -> {
                if (failure == null) {
                    receipt.complete(new Receipt(written.partition(), written.offset()));
                } else {
                    receipt.completeExceptionally(new StatementFailedException(failure));
                }
            });
        } catch (KafkaException e) {
            receipt.completeExceptionally(new StatementFailedException(e));
        }
        return receipt;
    }
}
