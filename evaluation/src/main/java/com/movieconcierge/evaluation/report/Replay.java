package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.ReplayFigures;
import java.util.List;

/**
 * What came of a replay.
 *
 * @param protocol how it was done, a line each, in order
 */
public record Replay(List<Evaluation.Line> protocol, ReplayFigures figures) {

    public Replay {
        protocol = List.copyOf(protocol);
    }
}
