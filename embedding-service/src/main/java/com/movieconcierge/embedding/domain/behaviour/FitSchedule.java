package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.model.BehaviourReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When it is worth learning again: when by so much more or fewer ratings stand than at the last attempt, whatever became of
 * that, or somebody has asked to be forgotten since; and after a pause that leaves most of the machine to others.
 *
 * @param fewestRatings with fewer nothing is learned
 * @param growth by which part of those at the last attempt the number of standing ratings has to differ; positive
 * @param pause after an attempt, at least; ten times what it took, if that is longer
 */
public record FitSchedule(long fewestRatings, double growth, Duration pause) {
    /** So that learning has at most a tenth of the machine. */
    private static final int PAUSES = 10;

    /**
     * A fit, whatever became of it.
     *
     * @param ratings that stood
     * @param erasures that were known
     */
    public record Attempt(Instant begunAt, Duration took, long ratings, long erasures) {
        /** The one that a published model came of, of this process or another. */
        public static Attempt of(BehaviourReport report, StandingRatings now) {
            return new Attempt(report.fittedAt(), report.took(), report.ratings(), now.erasuresUpTo(report.fittedAt()));
        }
    }

    /** @param last attempt, if there was any */
    public boolean isDue(StandingRatings standing, Optional<Attempt> last, Instant now) {
        return standing.size() >= fewestRatings
                && last.filter(attempt -> !isWorthAnother(standing, attempt) || now.isBefore(endOfPause(attempt)))
                        .isEmpty();
    }

    private boolean isWorthAnother(StandingRatings standing, Attempt last) {
        return Math.abs(standing.size() - last.ratings) >= growth * last.ratings || standing.erasures() > last.erasures;
    }

    private Instant endOfPause(Attempt last) {
        Duration rest = last.took.multipliedBy(PAUSES);
        return last.begunAt.plus(last.took).plus(rest.compareTo(pause) > 0 ? rest : pause);
    }
}
