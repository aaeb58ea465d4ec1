package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.EventLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Topics {@code ratings} with key userId, {@code movies} with key movieId, and {@code ratings.dlq}: the line as it came, with
 * the reason and its line number in the headers. Whatever can go wrong, the sender may try again: 503, never a lost event.
 */
public record KafkaEventLog(LogWriter writer, TopicCodec<String, Rating> ratings, TopicCodec<String, Film> films)
        implements EventLog {
    /** Where in its stream the line stood. */
    private static final String LINE = "dlq.line";

    private static final String SERVICE = "ingest-service";

    @Override
    public CompletableFuture<Receipt> append(Rating rating) {
        return receipt(writer.send(ratings, rating.userId(), rating), rating.eventId());
    }

    @Override
    public CompletableFuture<Receipt> append(Film film) {
        return receipt(writer.send(films, film.movieId(), film), film.movieId());
    }

    @Override
    public CompletableFuture<Receipt> remove(String movieId) {
        return receipt(writer.send(films, movieId, null), movieId);
    }

    @Override
    public CompletableFuture<?> reject(Row<?> line, String reason) {
        var letter = new ProducerRecord<byte[], byte[]>(
                Topics.RATINGS.deadLetters(), line.raw().getBytes(StandardCharsets.UTF_8));
        header(letter, DeadLetter.REASON, reason);
        header(letter, DeadLetter.SERVICE, SERVICE);
        header(letter, DeadLetter.TOPIC, Topics.RATINGS.name());
        header(letter, LINE, Long.toString(line.line()));
        return receipt(writer.send(letter), "");
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static CompletableFuture<Receipt> receipt(CompletableFuture<RecordMetadata> sent, String id) {
        return sent.handle((written, failure) -> {
            if (failure != null) {
                throw unavailable(failure);
            }
            return new Receipt(id, written.partition(), written.offset());
        });
    }

    private static UnavailableException unavailable(Throwable failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        String what = reason instanceof SerializationException ? "cannot be written: " : "the broker did not take it: ";
        return new UnavailableException(what + reason.getMessage(), failure);
    }
}
