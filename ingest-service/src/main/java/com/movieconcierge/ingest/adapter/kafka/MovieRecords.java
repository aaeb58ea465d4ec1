package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.events.Movie;
import com.movieconcierge.ingest.domain.Film;

/** Between films and their records. */
final class MovieRecords {
    private MovieRecords() {}

    static Movie movie(Film film) {
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
                .setSources(film.sources())
                .build();
    }

    static Film film(Movie movie) {
        return new Film(
                movie.getMovieId(),
                movie.getTitle(),
                movie.getYear(),
                movie.getGenres(),
                movie.getKeywords(),
                movie.getSynopsis(),
                movie.getDirectors(),
                movie.getCast(),
                movie.getLanguage(),
                movie.getPosterUrl(),
                movie.getStills(),
                movie.getTrailer(),
                movie.getTmdbId(),
                movie.getImdbId(),
                movie.getSources());
    }
}
