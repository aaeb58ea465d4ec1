package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.events.Rating;
import com.movieconcierge.ingest.domain.RatingEvent;
import com.movieconcierge.ingest.domain.RatingLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serializer;

/** Topic {@code ratings}, key userId. */
public final class KafkaRatingLog implements RatingLog {
    private static final String TOPIC = Topics.RATINGS.name();

    private final KafkaAppender appender;
    private final Serializer<Rating> serializer;

    public KafkaRatingLog(KafkaAppender appender, Serializer<Rating> serializer) {
        this.appender = appender;
        this.serializer = serializer;
    }

    @Override
    public CompletableFuture<Receipt> append(RatingEvent event) {
        var rating = new Rating(
                event.eventId(), event.userId(), event.movieId(), event.rating(), event.ratedAt(), event.source());
        return appender.append(TOPIC, event.userId(), () -> serializer.serialize(TOPIC, rating))
                .thenApply(receipt -> new Receipt(event.eventId(), receipt.partition(), receipt.offset()));
    }
}
