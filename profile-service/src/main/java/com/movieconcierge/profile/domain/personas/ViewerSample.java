package com.movieconcierge.profile.domain.personas;

import java.util.function.Consumer;

/** Port: the viewers that a fit looks at, each once. They are gone through several times, always in the same order. */
public interface ViewerSample extends AutoCloseable {

    /** How many there are; some may turn out to be gone when they are gone through. */
    int size();

    /** Hands every viewer over. */
    void forEach(Consumer<Viewer> each);

    /** Lets go of what is kept for the fit. */
    @Override
    default void close() {}
}
