package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.kernel.TextFolding;
import com.movieconcierge.model.Film;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database of films that is asked over the network, and need not be asked twice: every question names the oldest answer
 * that will do.
 *
 * <p>Every method throws {@link UnavailableException} when there is no answer for now, {@link JobFailedException} when
 * there will be none before somebody does something, and {@link InvalidInputException} when an answer makes no sense.
 */
public interface FilmDatabase {
    /** A film that a search names; year of its first release. */
    record Candidate(
            String id,
            String title,
            String originalTitle,
            @Nullable Integer year) {

        /** Whether its title, or the original one, is among those, all of them folded. */
        boolean isCalled(Set<String> folded) {
            return folded.contains(TextFolding.fold(title)) || folded.contains(TextFolding.fold(originalTitle));
        }

        /** {@link Integer#MAX_VALUE} where its year is not known. */
        int yearsFrom(int other) {
            return year == null ? Integer.MAX_VALUE : Math.abs(year - other);
        }
    }

    /** What the database said of a film, under an id of its own, and when. */
    record Details(Film film, Instant askedAt) {}

    /** The film's id here by its IMDb id. */
    Optional<String> findByImdb(String imdbId, Instant notBefore);

    /** Films by title, best first; with a year only those that came out then. */
    List<Candidate> search(String title, @Nullable Integer year, Instant notBefore);

    Optional<Details> details(String id, Instant notBefore);

    /** Requests sent so far, repetitions included. */
    long requests();
}
