package com.movieconcierge.standalone.faults;

import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One thing that goes wrong. */
public interface Fault {

    /** What it is asked for by: words with dashes. */
    String name();

    /** What happens, as a sentence. */
    String sentence();

    /** Why it cannot be tried on this machine, as a sentence; empty when it can. */
    default Optional<String> impossible() {
        return Optional.empty();
    }

    /** Settings that the product is started with. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /**
     * Does it, in the middle of the load, and undoes whatever a person would have to undo. Returns when nothing is in the way of
     * healing any more.
     *
     * @throws com.movieconcierge.standalone.product.Refusal when the product cannot be brought back
     */
    void strike(Scene scene) throws IOException, InterruptedException;

    /** Looks for what nobody else looks for, once everything has settled; may be asked several times. */
    default void look(Scene scene, Verdict verdict) {}
}
