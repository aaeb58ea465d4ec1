package com.movieconcierge.evaluation;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Dataset;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.measure.Slice;
import com.movieconcierge.evaluation.report.Evaluation.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How an evaluation was done, so that its figures can be compared with others. */
final class Protocol {
    private Protocol() {}

    static List<Line> of(EvaluationRequest request, Split split, List<Line> tuning) {
        Dataset all = split.dataset();
        int learned =
                split.training().viewers().stream().mapToInt(ViewerEvents::size).sum();
        List<Line> lines = new ArrayList<>(List.of(
                new Line("Split", split.name()),
                new Line(
                        "Ratings",
                        number(all.ratings()) + " of " + number(all.viewers().size()) + " viewers; " + number(learned)
                                + " learned from"),
                new Line(
                        "Questions",
                        number(split.questions().size()) + ", asking for " + number(split.targets()) + " films"),
                new Line("Films ranked", number(all.films().size()) + ", all of them; seen films are left out"),
                new Line(
                        "Longest history",
                        number(split.questions().stream()
                                        .map(Question::history)
                                        .mapToInt(ViewerEvents::size)
                                        .max()
                                        .orElse(0))
                                + "; not cut by the protocol"),
                new Line(
                        "Ratings of one moment",
                        all.hasTimes()
                                ? String.format(
                                        Locale.ROOT,
                                        "in the order of rows; %.1f %% share their second with another of the viewer",
                                        100 * shared(all))
                                : "no times; the order of rows is the order of events"),
                new Line("Moment of asking", split.hasMoments() ? "known to the models" : "not known to the models"),
                new Line("Cold films", "fewer than " + Slice.COLD + " ratings among those that are learned from"),
                new Line("Long histories", Slice.LONG + " films or more"),
                new Line("Intervals", "95 %, bootstrap over viewers, 1,000 samples, seed " + request.seed())));
        if (!split.leftOut().isEmpty()) {
            lines.add(new Line(
                    "Films left out",
                    number(split.leftOut().size()) + " of those that are rated: learned from as if nobody had, chosen"
                            + " by seed " + request.seed()));
        }
        lines.addAll(tuning);
        return lines;
    }

    private static double shared(Dataset all) {
        long shared = 0;
        for (ViewerEvents log : all.logs()) {
            for (int i = 0; i < log.size(); i++) {
                boolean before = i > 0 && log.time(i - 1) == log.time(i);
                boolean after = i + 1 < log.size() && log.time(i + 1) == log.time(i);
                shared += before || after ? 1 : 0;
            }
        }
        return (double) shared / Math.max(1, all.ratings());
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
