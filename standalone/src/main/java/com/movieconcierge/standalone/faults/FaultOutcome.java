package com.movieconcierge.standalone.faults;

import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.load.FreshnessProbe.Served;
import com.movieconcierge.standalone.faults.scene.Timeline.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one fault.
 *
 * @param skipped why it was not tried; empty when it was
 * @param acknowledged ratings that somebody was told are on the log
 * @param worstGap the longest time from an acknowledged rating to a list that contains it
 * @param healed from the end of the fault until a rating made after it was in a list; empty when that did not come
 */
public record FaultOutcome(
        Fault fault,
        Optional<String> skipped,
        int acknowledged,
        Verdict verdict,
        Duration worstGap,
        Optional<Duration> healed,
        List<Moment> moments,
        List<Served> served) {

    public FaultOutcome {
        moments = List.copyOf(moments);
        served = List.copyOf(served);
    }

    static FaultOutcome skipped(Fault fault, String why) {
        return new FaultOutcome(
                fault, Optional.of(why), 0, new Verdict(), Duration.ZERO, Optional.empty(), List.of(), List.of());
    }

    /** Whether nothing was lost, doubled, wrong or stale, and it healed; or was not tried. */
    public boolean passed() {
        return skipped.isPresent() || (verdict.isClean() && healed.isPresent());
    }
}
