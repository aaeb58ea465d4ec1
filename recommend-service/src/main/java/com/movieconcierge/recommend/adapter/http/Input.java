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

    /**
     * @throws InvalidInputException when it breaks {@link Ids#RULE}
     */
    static String id(String field, @Nullable String id) {
        if (id == null || !Ids.isValid(id)) {
            throw new InvalidInputException(field, "must be " + Ids.RULE);
        }
        return id;
    }

    /** A positive limit of at most {@value #MOST_FILMS}. */
    static int limit(int limit) {
        if (limit < 1 || limit > MOST_FILMS) {
            throw new InvalidInputException("limit", "must lie in 1 to " + MOST_FILMS);
        }
        return limit;
    }

    static Duration wait(@Nullable Integer waitMillis, Duration usual) {
        if (waitMillis != null && (waitMillis < 0 || waitMillis > MOST_WAIT_MILLIS)) {
            throw new InvalidInputException("waitMillis", "must lie in 0 to " + MOST_WAIT_MILLIS);
        }
        return waitMillis == null ? usual : Duration.ofMillis(waitMillis);
    }

    static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new InvalidInputException(field, message);
        }
    }
}
