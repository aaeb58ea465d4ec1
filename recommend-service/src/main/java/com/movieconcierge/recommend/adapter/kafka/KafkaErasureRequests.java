package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.recommend.domain.taste.ErasureRequests;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Writes erasures to {@link Topics#USER_ERASURES}. */
public final class KafkaErasureRequests implements ErasureRequests {
    private final TopicCodec<String, Erasure> codec;
    private final LogWriter log;
    private final Clock clock;

    public KafkaErasureRequests(TopicCodec<String, Erasure> codec, LogWriter log, Clock clock) {
        this.codec = codec;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Receipt> request(String userId) {
        var erasure = new Erasure(userId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return log.send(codec, userId, erasure).handle((written, failure) -> {
            if (failure != null) {
                throw new ErasureFailedException(Objects.requireNonNullElse(failure.getCause(), failure));
            }
            return new Receipt(written.partition(), written.offset());
        });
    }
}
