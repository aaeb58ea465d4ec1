package com.movieconcierge.standalone.prequential;

import com.movieconcierge.evaluation.measure.ReplayAnswer;
import com.movieconcierge.evaluation.prequential.ReplayLog;
import com.movieconcierge.evaluation.report.Evaluation.Line;
import com.movieconcierge.ingest.domain.RatingSubmission;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How a replay was done, so that its figures can be compared with others. */
final class PrequentialProtocol {
    private PrequentialProtocol() {}

    /**
     * @param indexed films that could be recommended
     * @param learned what became of learning what people choose next, before the first question
     */
    static List<Line> of(PrequentialRequest request, ReplayLog log, int indexed, LogReplay replay, String learned) {
        List<RatingSubmission> ratings = log.replayed();
        long newcomers =
                replay.answers().stream().filter(ReplayAnswer::isNewcomer).count();
        return List.of(
                new Line(
                        "Prequential",
                        "the running product is asked for a viewer's list before each of their ratings is posted to it"),
                new Line(
                        "Ratings",
                        number(log.ratings()) + "; the first " + number(log.known())
                                + " are imported, the others posted, in the order of time, of rows where moments are equal"),
                new Line(
                        "Replayed",
                        number(ratings.size()) + ", from " + second(ratings.get(0)) + " to "
                                + second(ratings.get(ratings.size() - 1))),
                new Line(
                        "Questions",
                        number(replay.answers().size()) + " about " + number(replay.viewers()) + " viewers, "
                                + number(newcomers)
                                + " of them newcomers, who had rated nothing; " + number(replay.ratedAgain())
                                + " ratings of films that were rated before are not asked for"),
                new Line(
                        "Films ranked",
                        number(indexed) + " of " + number(log.films().size())
                                + ", all but the viewer's seen ones, of which the best "
                                + ReplayAnswer.LIMIT + " are given; texts: "
                                + (request.texts() == null ? "none" : "given")
                                + ", stills: " + (request.stills() == null ? "none" : "given")),
                new Line(
                        "Own writes",
                        "a list waits for the viewer's rating before, as long as the product waits by itself; one that did"
                                + " not get it counts as it is, and under degraded"),
                new Line(
                        "Moment of asking",
                        "that of the rating: the clock of recommend-service is set to it before each question and runs on;"
                                + " all else goes by the clock on the wall, refits of the product too"),
                new Line("Learned before", learned),
                new Line(
                        "Most rated",
                        "beside it a list of the films with the most ratings until then, by the same protocol"),
                new Line(
                        "Groups",
                        "all: without newcomers; liked: of all, the films that were given four stars or more"),
                new Line("Intervals", "95 %, bootstrap over viewers, 1,000 samples, seed " + request.seed()));
    }

    private static String second(RatingSubmission rating) {
        return ReplayLog.moment(rating).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
