package com.movieconcierge.recommend.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.SuccessionCounts.Succession;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The model that serves, and where its films stand in one state of the catalogue. Immutable. */
public final class BehaviourRows {
    private final ServedBehaviour served;
    /** By the model's number of a film; negative for one that is not in the catalogue. */
    private final int[] rows;

    /** @param rowOf the row of a film, negative for none */
    public BehaviourRows(ServedBehaviour served, ToIntFunction<String> rowOf) {
        this.served = served;
        this.rows = served.learned().films().stream().mapToInt(rowOf).toArray();
    }

    public ServedBehaviour served() {
        return served;
    }

    /** Whether the model knows a film, learned or predicted. */
    public boolean knows(String movieId) {
        return served.learned().number(movieId) != NextFilmModel.UNKNOWN;
    }

    /** How many viewers of the one film went on to the other; empty where too few did. */
    public Optional<Succession> succession(String movieId, String next) {
        NextFilmModel learned = served.learned();
        return learned.successions().of(learned.number(movieId), learned.number(next));
    }

    /** Adds scores by number of film to scores by row, times a factor. */
    void addTo(float[] byRow, double[] byNumber, double factor) {
        for (int film = 0; film < rows.length; film++) {
            // A film that came after the caller's state of the catalogue has no place there.
            if (rows[film] >= 0 && rows[film] < byRow.length) {
                byRow[rows[film]] += (float) (factor * byNumber[film]);
            }
        }
    }
}
