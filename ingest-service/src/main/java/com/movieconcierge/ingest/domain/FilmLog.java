package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Film;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The durable log of films: the newest entry of a movieId holds. */
public interface FilmLog {
    /** Appends a film, or null for its removal; the result is as that of {@link RatingLog#append}. */
    CompletableFuture<Receipt> write(String movieId, @Nullable Film film);

    default CompletableFuture<Receipt> append(Film film) {
        return write(film.movieId(), film);
    }

    default CompletableFuture<Receipt> remove(String movieId) {
        return write(movieId, null);
    }
}
