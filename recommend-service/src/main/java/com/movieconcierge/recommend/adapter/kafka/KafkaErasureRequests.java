package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.recommend.domain.taste.ErasureRequests;
import com.movieconcierge.schemas.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes erasures to {@link Topics#USER_ERASURES}. */
public final class KafkaErasureRequests implements ErasureRequests {
    private final Producer<String, Erasure> producer;
    private final Clock clock;

    public KafkaErasureRequests(Producer<String, Erasure> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Receipt> request(String userId) {
        Erasure erasure = Erasure.newBuilder()
                .setUserId(userId)
                .setRequestedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        try {
            producer.send(new ProducerRecord<>(Topics.USER_ERASURES.name(), userId, erasure), (written, failure) -> {
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
