package com.movieconcierge.profile.domain;

import com.movieconcierge.model.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a statement of the log makes sense, and is no larger than a profile can carry. */
public final class StatementCheck {
    /** Entries of one list. */
    public static final int MOST_ENTRIES = 20;

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_RESTATEMENT = 2_000;

    private final Clock clock;

    public StatementCheck(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong, as a sentence; empty when it is good. */
    public Optional<String> problem(Statement statement) {
        return reason(statement.eventId().isEmpty(), "eventId is empty")
                .or(() -> reason(
                        statement.statedAt().isAfter(clock.instant().plus(RatingCheck.CLOCK_SKEW)),
                        "statedAt " + statement.statedAt() + " lies in the future"))
                .or(() -> reason(
                        statement.restatement().length() > LONGEST_RESTATEMENT,
                        "restatement has more than " + LONGEST_RESTATEMENT + " characters"))
                .or(() -> problem("wanted", statement.wanted()))
                .or(() -> problem("less", statement.less()))
                .or(() -> problem("mustNots", statement.mustNots()));
    }

    private static Optional<String> problem(String part, Statement.Aspects aspects) {
        return names(part + ".people", aspects.people())
                .or(() -> names(part + ".genres", aspects.genres()))
                .or(() -> names(part + ".moods", aspects.moods()))
                .or(() -> names(part + ".keywords", aspects.keywords()))
                .or(() -> names(part + ".languages", aspects.languages()))
                .or(() -> names(
                        part + ".films",
                        aspects.films().stream().map(Statement.Film::title).toList()))
                .or(() -> aspects.films().stream()
                        .filter(film -> !Ids.isValid(film.movieId()))
                        .findFirst()
                        .map(film ->
                                part + ".films: movieId '" + film.movieId() + "' breaks the rule for ids: " + Ids.RULE))
                .or(() -> eras(part + ".eras", aspects.eras()));
    }

    private static Optional<String> names(String field, List<String> names) {
        return count(field, names)
                .or(() -> reason(
                        names.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST_NAME),
                        field + " holds a name that is blank or longer than " + LONGEST_NAME + " characters"));
    }

    private static Optional<String> eras(String field, List<Statement.Era> eras) {
        return count(field, eras)
                .or(() -> reason(
                        eras.stream().anyMatch(era -> isBackwards(era.from(), era.to())),
                        field + " holds an era that ends before it begins"));
    }

    private static boolean isBackwards(@Nullable Integer from, @Nullable Integer to) {
        return from != null && to != null && from > to;
    }

    private static Optional<String> count(String field, List<?> entries) {
        return reason(entries.size() > MOST_ENTRIES, field + " has more than " + MOST_ENTRIES + " entries");
    }

    private static Optional<String> reason(boolean wrong, String reason) {
        return wrong ? Optional.of(reason) : Optional.empty();
    }
}
