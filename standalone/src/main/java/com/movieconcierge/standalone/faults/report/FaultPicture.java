package com.movieconcierge.standalone.faults.report;

import com.movieconcierge.evaluation.report.Svg;
import com.movieconcierge.standalone.faults.FaultOutcome;
import com.movieconcierge.standalone.faults.load.FreshnessProbe.Served;
import com.movieconcierge.standalone.faults.scene.Timeline.Moment;
import java.util.List;
import java.util.Locale;

/** One fault in the course of time: a line from each probe's acknowledgement to its being seen, and what was done when. */
final class FaultPicture {
    private static final int TOP = 12;
    private static final int HEIGHT = 120;
    private static final int LINE = 16;
    private static final int AXIS = 22;
    private static final int TICKS = 5;
    /** Gaps are drawn up to here; by the square root, so that short ones can be seen beside long ones. */
    private static final double LEAST_TOP_MILLIS = 1_000;

    private final FaultOutcome outcome;
    private final long from;
    private final long to;

    private FaultPicture(FaultOutcome outcome) {
        this.outcome = outcome;
        List<Moment> moments = outcome.moments();
        this.from = moments.get(0).at();
        long last = outcome.served().stream().mapToLong(Served::servedAt).max().orElse(from);
        this.to = Math.max(Math.max(last, moments.get(moments.size() - 1).at()), from + 1);
    }

    static String of(FaultOutcome outcome) {
        return new FaultPicture(outcome).drawn();
    }

    private String drawn() {
        int below = TOP + HEIGHT;
        Svg svg = new Svg(
                below + AXIS + LINE * outcome.moments().size(),
                outcome.fault().sentence() + ": how long each rating took to be in a list");
        svg.line("grid", 0, below, 1, below);
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = (double) tick / TICKS;
            String anchor = tick == 0 ? "start" : tick == TICKS ? "end" : "middle";
            svg.text("tick", x, below + AXIS - 6.0, anchor, seconds((long) (x * (to - from))) + " s");
        }
        double most = Math.max(LEAST_TOP_MILLIS, outcome.worstGap().toMillis());
        for (Served probe : outcome.served()) {
            double gap = probe.gap().toMillis();
            svg.group("row", "seen after " + seconds((long) gap) + " s");
            double y = below - HEIGHT * Math.sqrt(Math.min(gap, most) / most);
            svg.line("leader", x(probe.acknowledgedAt()), below, x(probe.servedAt()), y);
            svg.end();
        }
        int line = 0;
        for (Moment moment : outcome.moments()) {
            double y = below + AXIS + LINE * ++line - 4.0;
            double x = x(moment.at());
            svg.line("grid", x, TOP, x, y);
            svg.text("tick", x, x > 0.5 ? -4 : 4, y, x > 0.5 ? "end" : "start", moment.what());
        }
        return svg.toString();
    }

    private double x(long at) {
        return (double) Math.max(0, at - from) / (to - from);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
