package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.TransientFault;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Faults of broker and registry as sentences. A refusal (rights, an incompatible schema) is met like an outage: no record is
 * to blame, an operator can mend it, and until then the flow waits in the open.
 */
final class Faults {
    private Faults() {}

    static TransientFault broker(Throwable cause) {
        Throwable root = unwrapped(cause);
        String first = String.valueOf(root.getMessage());
        Throwable below = root.getCause();
        String detail = below == null || below == root ? first : first + " (" + below.getMessage() + ")";
        return new TransientFault("the Kafka broker does not do its part: " + detail, root);
    }

    static TransientFault registry(SerializationException cause) {
        return new TransientFault("the schema registry does not do its part: " + cause.getMessage(), cause);
    }

    private static Throwable unwrapped(Throwable cause) {
        boolean wrapper = cause instanceof ExecutionException || cause instanceof CompletionException;
        Throwable inner = cause.getCause();
        return wrapper && inner != null ? inner : cause;
    }
}
