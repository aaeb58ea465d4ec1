package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.FilmLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.model.Film;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.concurrent.CompletableFuture;

/** Topic {@code movies}, key movieId. */
public final class KafkaFilmLog implements FilmLog {
    private final KafkaAppender appender;
    private final TopicCodec<String, Film> codec;

    public KafkaFilmLog(KafkaAppender appender, TopicCodec<String, Film> codec) {
        this.appender = appender;
        this.codec = codec;
    }

    @Override
    public CompletableFuture<Receipt> append(Film film) {
        return appender.append(() -> codec.toRecord(film.movieId(), film), film.movieId());
    }

    @Override
    public CompletableFuture<Receipt> remove(String movieId) {
        return appender.append(() -> codec.toRecord(movieId, null), movieId);
    }
}
