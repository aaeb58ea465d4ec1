package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.events.Movie;
import com.movieconcierge.ingest.domain.Film;
import com.movieconcierge.ingest.domain.MovieLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serializer;

/** Topic {@code movies}, key movieId. */
public final class KafkaMovieLog implements MovieLog {
    private static final String TOPIC = Topics.MOVIES.name();

    private final KafkaAppender appender;
    private final Serializer<Movie> serializer;

    public KafkaMovieLog(KafkaAppender appender, Serializer<Movie> serializer) {
        this.appender = appender;
        this.serializer = serializer;
    }

    @Override
    public CompletableFuture<Receipt> append(Film film) {
        return appender.append(TOPIC, film.movieId(), () -> serializer.serialize(TOPIC, MovieRecords.movie(film)));
    }

    @Override
    public CompletableFuture<Receipt> remove(String movieId) {
        return appender.append(TOPIC, movieId, () -> null);
    }
}
