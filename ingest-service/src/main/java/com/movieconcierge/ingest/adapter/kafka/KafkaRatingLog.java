package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.RatingLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.concurrent.CompletableFuture;

/** Topic {@code ratings}, key userId. */
public final class KafkaRatingLog implements RatingLog {
    private final KafkaAppender appender;
    private final TopicCodec<String, Rating> codec;

    public KafkaRatingLog(KafkaAppender appender, TopicCodec<String, Rating> codec) {
        this.appender = appender;
        this.codec = codec;
    }

    @Override
    public CompletableFuture<Receipt> append(Rating rating) {
        return appender.append(() -> codec.toRecord(rating.userId(), rating), rating.eventId());
    }
}
