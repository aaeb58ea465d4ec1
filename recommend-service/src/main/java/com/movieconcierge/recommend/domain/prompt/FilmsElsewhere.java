package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Port: films that the catalogue lacks, as a film database knows them, with the vectors that the catalogue would have of
 * them. Answers within a deadline, whatever happens.
 */
public interface FilmsElsewhere {
    /** Films that are asked for at once, at most. */
    int MOST = 3;

    /** The database has no film of this title. */
    String NOT_FOUND = "seed-not-found";
    /** The database could not be asked, or not in time. */
    String UNAVAILABLE = "tmdb-unavailable";
    /** The film is known, and nothing to compare it by could be made. */
    String NO_VECTORS = "seed-vectors-unavailable";

    /** Nobody is asked. */
    FilmsElsewhere NONE = titles -> Map.of();

    /** @param film under the database's id, {@code tmdb:} and a number */
    record Found(Film film, FilmDna dna) {}

    /** What came of a title: a film, or why there is none, in kebab-case. */
    record Answer(@Nullable Found found, @Nullable String lacking) {

        public static Answer of(Found found) {
            return new Answer(found, null);
        }

        public static Answer lacking(String why) {
            return new Answer(null, why);
        }
    }

    /**
     * The films of these titles.
     *
     * @param titles {@value #MOST} at most
     * @return no entry for a title where nobody is there to be asked, by configuration
     */
    Map<Draft.Title, Answer> find(List<Draft.Title> titles);
}
