package com.movieconcierge.recommend.domain.index;

import java.time.Duration;

/**
 * When the space is fitted anew: the first time at once, then whenever the catalogue has changed by a tenth, and when it
 * has come to rest after a smaller change that is worth it. Changes come in bursts, so a burst is waited for, but not for
 * ever, and fitting never takes more than a sixth of one core; half of one while the catalogue doubles from fit to fit, for a
 * space that was fitted on a few films is worth little, and doublings are few.
 *
 * @param growth share of the fitted films that must have changed
 * @param quiet how long after a change the burst counts as over
 * @param patience how long a burst is waited for at most
 * @param settle how long the catalogue must rest before a small change is taken in
 */
public record RefitPolicy(double growth, Duration quiet, Duration patience, Duration settle) {
    private static final double WORTH_SETTLING = 0.01;
    private static final int REST_PER_FIT = 5;

    /** Films in the last fit, 0 before the first, and films changed since; all durations up to now. */
    public record State(
            int fitted,
            int changed,
            Duration sinceFirstChange,
            Duration sinceLastChange,
            Duration sinceFit,
            Duration fitTook) {}

    public boolean isDue(State state) {
        if (state.changed == 0) {
            return false;
        }
        boolean hasDoubled = state.changed >= state.fitted;
        Duration rest = state.fitTook.multipliedBy(hasDoubled ? 1 : REST_PER_FIT);
        if (state.fitted > 0 && state.sinceFit.compareTo(rest) < 0) {
            return false;
        }
        boolean burstOver = state.sinceLastChange.compareTo(quiet) >= 0;
        boolean waitedEnough = state.sinceFirstChange.compareTo(patience) >= 0;
        if (state.changed >= growth * state.fitted) {
            return burstOver || waitedEnough;
        }
        return state.changed >= WORTH_SETTLING * state.fitted && state.sinceLastChange.compareTo(settle) >= 0;
    }
}
