package com.movieconcierge.ingest.adapter.tmdb;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase;
import com.movieconcierge.ingest.json.TmdbJson;
import com.movieconcierge.kernel.FileCache;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TMDb, version 3 of its API. Answers are kept as they came, a 404 as no bytes; one that makes no sense is not kept.
 *
 * <p>Source: TMDb API reference, "Movies / Details", "Find / By ID", "Search / Movie", "Append To Response".
 */
public final class TmdbFilmDatabase implements FilmDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(TmdbFilmDatabase.class);
    private static final Pattern TMDB_ID = Pattern.compile("\\d{1,10}");
    private static final Pattern IMDB_ID = Pattern.compile("tt\\d{5,12}");
    private static final byte[] NOTHING = {};

    private record Answer<T>(T value, Instant askedAt) {}

    private final TmdbHttp http;
    private final FileCache cache;
    private final String language;
    private final Clock clock;
    private volatile boolean complained;

    /** @param language of titles, synopses and trailers, as {@code en-US} */
    public TmdbFilmDatabase(TmdbHttp http, FileCache cache, String language, Clock clock) {
        this.http = http;
        this.cache = cache;
        this.language = encoded(language);
        this.clock = clock;
    }

    @Override
    public Optional<String> findByImdb(String imdbId, Instant notBefore) {
        check("imdbId", imdbId, IMDB_ID, "must be tt and a number");
        return ask(
                        "/3/find/" + imdbId + "?external_source=imdb_id&language=" + language,
                        notBefore,
                        TmdbJson::parseFind)
                .flatMap(Answer::value);
    }

    @Override
    public List<Candidate> search(String title, @Nullable Integer year, Instant notBefore) {
        String target = "/3/search/movie?query=" + encoded(title) + "&include_adult=false&language=" + language
                + (year == null ? "" : "&year=" + year);
        return ask(target, notBefore, TmdbJson::parseSearch).map(Answer::value).orElse(List.of());
    }

    @Override
    public Optional<Details> details(String id, Instant notBefore) {
        check("tmdbId", id, TMDB_ID, "must be a number");
        // Stills without words in them; the poster does not depend on this.
        String target = "/3/movie/" + id + "?append_to_response=keywords,credits,videos,images,release_dates&language="
                + language + "&include_image_language=null";
        return ask(target, notBefore, TmdbJson::parse).map(answer -> {
            Film film = answer.value();
            if (!id.equals(film.tmdbId())) {
                throw new InvalidInputException("id", "is " + film.tmdbId() + " where " + id + " was asked for");
            }
            return new Details(film, answer.askedAt());
        });
    }

    @Override
    public long requests() {
        return http.requests();
    }

    private <T> Optional<Answer<T>> ask(String target, Instant notBefore, Function<byte[], T> parser) {
        Optional<FileCache.Kept> kept =
                kept(target).filter(answer -> !answer.since().isBefore(notBefore));
        Instant askedAt = kept.map(FileCache.Kept::since).orElseGet(clock::instant);
        Optional<byte[]> bytes = kept.isPresent()
                ? kept.map(FileCache.Kept::bytes).filter(document -> document.length > 0)
                : http.get(target);
        Optional<Answer<T>> answer = bytes.map(document -> new Answer<>(parser.apply(document), askedAt));
        if (kept.isEmpty()) {
            keep(target, bytes.orElse(NOTHING));
        }
        return answer;
    }

    private Optional<FileCache.Kept> kept(String target) {
        try {
            return cache.get(target);
        } catch (IOException e) {
            complain(e);
            return Optional.empty();
        }
    }

    private void keep(String target, byte[] bytes) {
        try {
            cache.put(target, bytes);
        } catch (IOException e) {
            complain(e);
        }
    }

    /** Once: a cache that fails costs requests, no films. */
    private void complain(IOException e) {
        if (!complained) {
            complained = true;
            LOG.warn("Could not cache TMDb answers; they will be requested again: {}", e.toString());
        }
    }

    private static void check(String field, String id, Pattern pattern, String rule) {
        if (!pattern.matcher(id).matches()) {
            throw new InvalidInputException(field, rule);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
