package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which records on the logs of what viewers do, and among their dead letters, are of somebody who is forgotten. By the rules of the
 * stream: what a viewer does who comes back stays.
 */
final class ForgottenRecords {
    private final ErasureLog erasures;
    private final RetryingCodec<String, Rating> ratings;

    ForgottenRecords(ErasureLog erasures, RetryingCodec<String, Rating> ratings) {
        this.erasures = erasures;
        this.ratings = ratings;
    }

    /** Whether a record of {@code ratings}, or of a dead-letter topic, is to go. */
    boolean covers(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.RATINGS.name()) ? coversRating(record) : coversGarbage(record);
    }

    private boolean coversRating(ConsumerRecord<byte[], byte[]> record) {
        if (ratings.decode(record) instanceof Usable<String, Rating> usable) {
            LogPosition at = CopiedRecord.placeOf(record.headers(), record.partition(), record.offset());
            return erasures.of(usable.key())
                    .filter(erased -> erased.covers(FilmEvent.of(usable.value(), at)))
                    .isPresent();
        }
        return coversGarbage(record);
    }

    /** Of whoever has ever asked: of what nobody can use nobody knows either whether it came before. */
    private boolean coversGarbage(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key()).flatMap(erasures::of).isPresent() || isNamed(record);
    }

    private boolean isNamed(ConsumerRecord<byte[], byte[]> record) {
        return erasures.named().stream()
                .anyMatch(asked -> Mentions.of(asked.erasure().userId()).isIn(record));
    }

    private static Optional<String> text(byte @Nullable [] key) {
        return Optional.ofNullable(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
