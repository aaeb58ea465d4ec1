package com.movieconcierge.behaviour;

import java.util.Optional;

/**
 * How a {@link NextFilmModel} is learned.
 *
 * @param gaps the kinds of moments that are told apart
 * @param factors empty for the ridge alone
 */
public record NextFilmSettings(RidgeSettings ridge, Optional<FactorSettings> factors, AskingGaps gaps) {
    /** As it is served. */
    public static final NextFilmSettings DEFAULT =
            new NextFilmSettings(RidgeSettings.DEFAULT, Optional.of(FactorSettings.DEFAULT), AskingGaps.LIVE);

    /** Without factors. */
    public static final NextFilmSettings RIDGE =
            new NextFilmSettings(RidgeSettings.DEFAULT, Optional.empty(), AskingGaps.NONE);
    /** Told apart even within the second of the last event, as in logs of imports and never live. */
    public static final NextFilmSettings ANY_GAP = DEFAULT.withGaps(AskingGaps.LOGGED);

    /** The same, with the ridge learned otherwise. */
    public NextFilmSettings withRidge(RidgeSettings other) {
        return new NextFilmSettings(other, factors, gaps);
    }

    /** The same, with other moments told apart. */
    public NextFilmSettings withGaps(AskingGaps other) {
        return new NextFilmSettings(ridge, factors, other);
    }

    @Override
    public String toString() {
        return ridge + factors.map(settings -> " " + settings).orElse("");
    }
}
