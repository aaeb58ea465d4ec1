package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Ids;
import com.movieconcierge.platform.Problems.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks what Spring's annotations cannot. */
final class Input {
    /** The longest list. */
    static final int MOST_FILMS = 100;

    static final int MOST_WAIT_MILLIS = 30_000;

    private Input() {}

    /** @throws InvalidInputException when it breaks {@link Ids#RULE} */
    static String id(String field, @Nullable String id) {
        if (id == null || !Ids.isValid(id)) {
            throw new InvalidInputException(field, "must be " + Ids.RULE);
        }
        return id;
    }

    /** A positive limit of at most {@value #MOST_FILMS}. */
    static int limit(int limit) {
        return within("limit", limit, 1, MOST_FILMS);
    }

    static int within(String field, int value, int least, int most) {
        require(value >= least && value <= most, field, "must lie in " + least + " to " + most);
        return value;
    }

    /** A part of a whole, in [0, 1]; NaN is none. */
    static double share(String field, double value) {
        require(value >= 0 && value <= 1, field, "must lie in 0 to 1");
        return value;
    }

    static Duration wait(@Nullable Integer waitMillis, Duration usual) {
        return waitMillis == null ? usual : Duration.ofMillis(within("waitMillis", waitMillis, 0, MOST_WAIT_MILLIS));
    }

    static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new InvalidInputException(field, message);
        }
    }
}
