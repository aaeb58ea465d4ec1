package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.Erasure;
import java.util.Optional;

/** Port: who has asked to be forgotten, and whether that is done. */
public interface Erasures {

    /**
     * The last request of a viewer; empty for one who never asked. It has a receipt once nothing names the viewer any more.
     *
     * @throws UnavailableException when nobody can say now
     */
    Optional<Erasure> find(String userId);

    /** The log of erasures cannot be read; trying again later may help. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(Throwable cause) {
            super("the log of erasures cannot be read: " + cause.getMessage(), cause);
        }
    }
}
