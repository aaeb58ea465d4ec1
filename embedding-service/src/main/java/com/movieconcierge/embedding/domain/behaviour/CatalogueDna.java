package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.FilmDna;
import java.util.Map;
import java.util.Set;

/** Port: the DNA of films as it stands. For one thread. */
public interface CatalogueDna {
    /**
     * Of those of these films that have any, and of some others, by movieId.
     *
     * @param others how many at most; those that come first
     * @param checkCancelled called several times a second; throws what is to end the reading
     * @throws TransientFault when broker or registry fail
     */
    Map<String, FilmDna> of(Set<String> films, int others, Runnable checkCancelled);

    /**
     * How many films wait for theirs.
     *
     * @throws TransientFault when the broker fails
     */
    long waiting();
}
