package com.movieconcierge.logs;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A topic, or the broker as a whole, cannot be read or written at the moment. No record is to blame and trying again later
 * is right: a refusal (missing rights, a missing topic) is met like an outage, because an operator can mend it.
 */
public class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence that names what cannot be done, and why or what to check */
    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A Kafka failure as a sentence. The wrappers of futures are taken off, so {@link #getCause} is Kafka's own exception.
     *
     * @param doing what failed, e.g. "Could not read topic movies"
     */
    public static LogUnavailableException of(String doing, Throwable failure) {
        Throwable root = unwrapped(failure);
        String first =
                Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        Throwable below = root.getCause();
        String more = below == null ? null : below.getMessage();
        String detail = more == null || first.contains(more) ? first : first + " (" + more + ")";
        return new LogUnavailableException(doing + ": " + detail, root);
    }

    /** Whether Kafka's own exception, at any depth below this one, is of a type. */
    public boolean isCausedBy(Class<? extends Throwable> type) {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable root = failure;
        while (root instanceof ExecutionException || root instanceof CompletionException) {
            Throwable inner = root.getCause();
            if (inner == null) {
                break;
            }
            root = inner;
        }
        return root;
    }
}
