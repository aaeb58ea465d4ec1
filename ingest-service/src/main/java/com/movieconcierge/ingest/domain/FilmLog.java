package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Film;
import java.util.concurrent.CompletableFuture;

/** The durable log of films: the newest entry of a movieId holds. */
public interface FilmLog {
    /** Appends one film; the result is as that of {@link RatingLog#append}. */
    CompletableFuture<Receipt> append(Film film);

    /** Appends that there is no such film any more; the result is as that of {@link RatingLog#append}. */
    CompletableFuture<Receipt> remove(String movieId);
}
