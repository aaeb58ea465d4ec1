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
        return appender.append(TOPIC, film.movieId(), () -> serializer.serialize(TOPIC, movie(film)));
    }

    private static Movie movie(Film film) {
        return Movie.newBuilder()
                .setMovieId(film.movieId())
                .setTitle(film.title())
                .setYear(film.year())
                .setGenres(film.genres())
                .setKeywords(film.keywords())
                .setSynopsis(film.synopsis())
                .setDirectors(film.directors())
                .setCast(film.cast())
                .setLanguage(film.language())
                .setPosterUrl(film.posterUrl())
                .setStills(film.stills())
                .setTrailer(film.trailer())
                .setTmdbId(film.tmdbId())
                .setImdbId(film.imdbId())
                .build();
    }
}
