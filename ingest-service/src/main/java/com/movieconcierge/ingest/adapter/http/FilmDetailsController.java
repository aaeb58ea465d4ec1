package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Details;
import com.movieconcierge.ingest.domain.enrich.TmdbFilmLookup;
import com.movieconcierge.model.Film;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Films that need not be in the catalogue, as TMDb knows them. */
@RestController
@Tag(name = "film-details")
public class FilmDetailsController {
    private static final int LONGEST_TITLE = 300;

    private final Optional<TmdbFilmLookup> lookup;

    /** @param lookup none where there is no token for TMDb */
    public FilmDetailsController(Optional<TmdbFilmLookup> lookup) {
        this.lookup = lookup;
    }

    /** What TMDb says; the cast in billing order. */
    public record FilmDetails(
            String tmdbId,
            String title,
            @Nullable Integer year,
            @Nullable String synopsis,
            List<String> genres,
            List<String> keywords,
            List<String> directors,
            List<String> cast,
            @Nullable String language,
            @Nullable String posterUrl,
            List<String> stills) {

        static FilmDetails of(Details details) {
            Film film = details.film();
            return new FilmDetails(
                    String.valueOf(film.tmdbId()),
                    film.title(),
                    film.year(),
                    film.synopsis(),
                    film.genres(),
                    film.keywords(),
                    film.directors(),
                    film.cast(),
                    film.originalLanguage(),
                    film.posterUrl(),
                    film.stills());
        }
    }

    @Operation(
            summary = "A film by its title, as TMDb knows it; nothing is written",
            description = "Of namesakes the best known, and with year the one of that year, give or take one. 404 where"
                    + " TMDb has none, 503 where it does not answer in time, or where there is no token for it (then the"
                    + " problem's reason is tmdb-not-configured).")
    @GetMapping("/v1/film-details")
    public FilmDetails find(@RequestParam String title, @RequestParam(required = false) @Nullable Integer year) {
        String wanted = title.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_TITLE) {
            throw new InvalidInputException("title", "must have 1 to " + LONGEST_TITLE + " characters");
        }
        if (year != null && (year < Film.FIRST_YEAR || year > Film.LAST_YEAR)) {
            throw new InvalidInputException("year", "must lie in " + Film.FIRST_YEAR + " to " + Film.LAST_YEAR);
        }
        return lookup.orElseThrow(IngestProblems.LookupDisabledException::new)
                .find(wanted, year)
                .map(FilmDetails::of)
                .orElseThrow(() ->
                        IngestProblems.refusal(HttpStatus.NOT_FOUND, "No such film", "TMDb has no film of this title"));
    }
}
