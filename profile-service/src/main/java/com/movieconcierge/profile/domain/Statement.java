package com.movieconcierge.profile.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer has said they want, as whoever listened understood it. It is kept and published as it is; nothing here reads
 * more of it than its time.
 *
 * @param restatement all of it as one sentence, for people
 * @param wanted what films should be like
 * @param less what films should be less like
 * @param mustNots what no film may be
 */
public record Statement(
        String eventId, Instant statedAt, String restatement, Aspects wanted, Aspects less, Aspects mustNots) {

    /**
     * What films can be like, in the names of the catalogue and the lexicon.
     *
     * @param languages ISO 639-1
     */
    public record Aspects(
            List<Film> films,
            List<String> people,
            List<String> genres,
            List<String> moods,
            List<String> keywords,
            List<String> languages,
            List<Era> eras) {

        public Aspects {
            films = List.copyOf(films);
            people = List.copyOf(people);
            genres = List.copyOf(genres);
            moods = List.copyOf(moods);
            keywords = List.copyOf(keywords);
            languages = List.copyOf(languages);
            eras = List.copyOf(eras);
        }
    }

    /** A film of the catalogue. */
    public record Film(
            String movieId, String title, @Nullable Integer year) {}

    /** Years, both ends included; null for an open end. */
    public record Era(@Nullable Integer from, @Nullable Integer to) {}
}
