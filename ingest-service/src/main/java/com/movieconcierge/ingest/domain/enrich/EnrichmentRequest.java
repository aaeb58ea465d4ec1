package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.model.Film;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which films to enrich.
 *
 * @param movieIds empty for all films that lack something, or hold something too old to be kept
 * @param refresh ask for every one of them, and anew
 */
public record EnrichmentRequest(SortedSet<String> movieIds, boolean refresh) {
    public EnrichmentRequest {
        movieIds = Collections.unmodifiableSortedSet(movieIds);
    }

    public static EnrichmentRequest of(Collection<String> movieIds, boolean refresh) {
        return new EnrichmentRequest(new TreeSet<>(movieIds), refresh);
    }

    public static EnrichmentRequest all(boolean refresh) {
        return new EnrichmentRequest(new TreeSet<>(), refresh);
    }

    boolean wants(Film film, LocalDate today) {
        return movieIds.isEmpty()
                ? refresh || FilmMerge.lacksSomething(film) || FilmMerge.isTooOld(film, today)
                : movieIds.contains(film.movieId());
    }

    /** Names the request: the same films give the same text. */
    public String describe() {
        return (movieIds.isEmpty() ? "all" : "movieIds=" + String.join(",", movieIds)) + (refresh ? " refresh" : "");
    }

    /** In a few words, however many films it names. */
    @Override
    public String toString() {
        return (movieIds.isEmpty() ? "all films" : movieIds.size() + " films") + (refresh ? ", anew" : "");
    }
}
