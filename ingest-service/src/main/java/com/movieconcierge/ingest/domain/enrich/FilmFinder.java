package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Details;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds a film in the database: by its tmdbId, else by its imdbId, else by title and year. */
public record FilmFinder(FilmDatabase database) {
    private static final int MOST_CANDIDATES = 10;

    /** What became of the search for one film. */
    sealed interface Outcome {
        record Found(Details details) implements Outcome {}

        /** The database does not know it. */
        record NotFound(String reason) implements Outcome {}

        /** It may be one of these; somebody has to say which, by its tmdbId. */
        record Ambiguous(List<Candidate> candidates) implements Outcome {}

        /** Something is wrong with the film, or with what was answered. */
        record Failed(String reason) implements Outcome {}
    }

    /** Throws as {@link FilmDatabase}, but for answers that make no sense: these are a {@link Outcome.Failed}. */
    Outcome find(Film film, Instant notBefore) {
        try {
            String tmdbId = film.tmdbId();
            String imdbId = film.imdbId();
            if (tmdbId == null && imdbId == null) {
                return byTitle(film, notBefore);
            }
            // An id may be dead: films are merged there. The other one still names the film.
            return by(tmdbId, id -> database.details(id, notBefore))
                    .or(() -> by(imdbId, id -> database.findByImdb(id, notBefore)
                            .flatMap(found -> database.details(found, notBefore))))
                    .<Outcome>map(Outcome.Found::new)
                    .orElseGet(() ->
                            new Outcome.NotFound("TMDb knows neither tmdbId " + tmdbId + " nor imdbId " + imdbId));
        } catch (InvalidInputException e) {
            Violation first = e.violations().get(0);
            return new Outcome.Failed(first.field() + ": " + first.message());
        }
    }

    private static Optional<Details> by(@Nullable String id, Function<String, Optional<Details>> ask) {
        return id == null ? Optional.empty() : ask.apply(id);
    }

    private Outcome byTitle(Film film, Instant notBefore) {
        TitleMatch match = TitleMatch.of(film);
        Map<String, Candidate> seen = new LinkedHashMap<>();
        for (String name : match.names()) {
            Optional<Candidate> found = search(match, name, match.year(), seen, notBefore);
            if (found.isEmpty() && match.year() != null) {
                found = search(match, name, null, seen, notBefore);
            }
            if (found.isPresent()) {
                String id = found.get().id();
                return database.details(id, notBefore)
                        .<Outcome>map(Outcome.Found::new)
                        .orElseGet(() -> new Outcome.NotFound("TMDb lists " + id + ", but has no such film"));
            }
        }
        List<Candidate> candidates =
                seen.values().stream().limit(MOST_CANDIDATES).toList();
        return candidates.isEmpty()
                ? new Outcome.NotFound("TMDb knows no film by this title")
                : new Outcome.Ambiguous(candidates);
    }

    private Optional<Candidate> search(
            TitleMatch match, String name, @Nullable Integer year, Map<String, Candidate> seen, Instant notBefore) {
        List<Candidate> candidates = database.search(name, year, notBefore);
        candidates.forEach(one -> seen.putIfAbsent(one.id(), one));
        return match.choose(candidates);
    }
}
