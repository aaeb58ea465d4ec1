package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.recommend.domain.taste.ErasureRequests;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Writes erasures to {@link Topics#USER_ERASURES}. */
public final class KafkaErasureRequests implements ErasureRequests {
    private final TopicCodec<String, Erasure> codec;
    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    public KafkaErasureRequests(TopicCodec<String, Erasure> codec, Producer<byte[], byte[]> producer, Clock clock) {
        this.codec = codec;
        this.producer = producer;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Receipt> request(String userId) {
        var erasure = new Erasure(userId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        try {
            producer.send(codec.toRecord(userId, erasure), (written, failure) -> {
                if (failure == null) {
                    receipt.complete(new Receipt(written.partition(), written.offset()));
                } else {
                    receipt.completeExceptionally(new ErasureFailedException(failure));
                }
            });
        } catch (KafkaException e) {
            receipt.completeExceptionally(new ErasureFailedException(e));
        }
        return receipt;
    }
}
