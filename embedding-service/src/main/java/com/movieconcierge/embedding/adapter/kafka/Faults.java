package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.logs.LogUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Faults of broker and registry in the domain's words. A refusal (rights, an incompatible schema) is met like an outage: no
 * record is to blame, an operator can mend it, and until then the flow waits in the open.
 */
public final class Faults {
    private Faults() {}

    /** @throws TransientFault where the call fails for broker or registry */
    public static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (LogUnavailableException | SerializationException e) {
            throw translated(e);
        }
    }

    /** Completes when the call's result does; exceptionally with {@link TransientFault}. Does not throw. */
    static CompletableFuture<Void> sent(Supplier<? extends CompletableFuture<?>> call) {
        try {
            return call.get().handle((done, failure) -> {
                if (failure != null) {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
                    throw translated(cause == null ? failure : cause);
                }
                return null;
            });
        } catch (SerializationException e) {
            // Every field is set, so nothing but the registry can have failed.
            return CompletableFuture.failedFuture(translated(e));
        }
    }

    static TransientFault translated(Throwable fault) {
        return fault instanceof SerializationException
                ? new TransientFault("the schema registry request failed: " + fault.getMessage(), fault)
                : new TransientFault(String.valueOf(fault.getMessage()), fault);
    }
}
