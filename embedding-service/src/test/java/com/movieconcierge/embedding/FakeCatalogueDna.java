package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.behaviour.CatalogueDna;
import com.movieconcierge.model.FilmDna;
import java.util.Map;
import java.util.Set;

/** A catalogue in which no film has DNA yet, and some wait for theirs. */
final class FakeCatalogueDna implements CatalogueDna {
    long waiting;

    @Override
    public Map<String, FilmDna> of(Set<String> films, int others, Runnable checkCancelled) {
        return Map.of();
    }

    @Override
    public long waiting() {
        return waiting;
    }
}
