package com.movieconcierge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.Rating;
import com.movieconcierge.schemas.Topics;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPartsExtension.class)
class RealPartsIT {

    @Test
    void ratingWrittenByOneClientIsReadByAnother(RealParts parts) {
        String user = RealParts.unique("user");
        Rating rating = Rating.newBuilder()
                .setEventId(RealParts.unique("event"))
                .setUserId(user)
                .setMovieId("inception-2010")
                .setRating(4.5)
                .setRatedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .build();
        try (TypedRecords records = parts.records()) {
            records.send(Topics.RATINGS, user, rating);

            var read = records.<Rating>readUntil(
                    Topics.RATINGS, Duration.ofSeconds(20), found -> user.equals(found.key()));
            assertThat(read.get(read.size() - 1).value()).isEqualTo(rating);
        }
    }

    @Test
    void redisAnswers(RealParts parts) {
        try (RedisClient client = RedisClient.create(parts.redisUri());
                var connection = client.connect()) {
            assertThat(connection.sync().ping()).isEqualTo("PONG");
        }
    }
}
