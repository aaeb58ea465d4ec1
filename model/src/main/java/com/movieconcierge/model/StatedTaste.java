package com.movieconcierge.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer has said they want, as it was understood: beside the taste that ratings reveal, and without the sentence
 * itself. A viewer has one, the last.
 *
 * @param eventId identity of the event it came by
 * @param restatement all of it as one sentence, for people
 * @param wanted what films should be like; of languages and eras at most one each, which all films have to meet
 * @param less what films should be less like
 * @param mustNots what no film may be
 */
public record StatedTaste(
        String eventId,
        String userId,
        Instant statedAt,
        String restatement,
        Aspects wanted,
        Aspects less,
        Aspects mustNots) {

    /** Entries of one list. */
    public static final int MOST_ENTRIES = 20;

    /** Characters. */
    public static final int LONGEST_RESTATEMENT = 2_000;

    private static final int LONGEST_NAME = 500;
    private static final int MOST_YEARS = 10_000;
    private static final int LONGEST_EVENT_ID = 512;

    /**
     * Every limit that the statement breaks; they keep it as small as a profile can carry.
     *
     * @param writtenAt the time of its record
     */
    public List<Violation> violations(Instant writtenAt) {
        var found = new Violations()
                .id("userId", userId)
                .require(!eventId.isEmpty(), "eventId", "must not be empty")
                .atMost("eventId", eventId, LONGEST_EVENT_ID)
                .past("statedAt", statedAt, writtenAt)
                .atMost("restatement", restatement, LONGEST_RESTATEMENT);
        check(found, "wanted", wanted);
        check(found, "less", less);
        check(found, "mustNots", mustNots);
        return found.found();
    }

    private static void check(Violations found, String part, Aspects aspects) {
        names(found, part + ".people", aspects.people());
        names(found, part + ".genres", aspects.genres());
        names(found, part + ".moods", aspects.moods());
        names(found, part + ".keywords", aspects.keywords());
        names(found, part + ".languages", aspects.languages());
        names(
                found,
                part + ".films",
                aspects.films().stream().map(SeedFilm::title).toList());
        aspects.films().forEach(film -> found.id(part + ".films", film.movieId()));
        found.require(
                        aspects.films().stream().allMatch(film -> isYear(film.year()))
                                && aspects.eras().stream().allMatch(era -> isYear(era.from()) && isYear(era.to())),
                        part,
                        "must have years of at most four digits")
                .count(part + ".eras", aspects.eras(), MOST_ENTRIES)
                .require(
                        aspects.eras().stream().noneMatch(Era::isBackwards),
                        part + ".eras",
                        "must not end before they begin");
    }

    private static boolean isYear(@Nullable Integer year) {
        return year == null || (year > -MOST_YEARS && year < MOST_YEARS);
    }

    private static void names(Violations found, String field, List<String> names) {
        found.names(field, names, MOST_ENTRIES, LONGEST_NAME);
    }
}
