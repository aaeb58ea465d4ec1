package com.movieconcierge.benchmarks;

import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Simulated viewers: each has up to forty films, three in four of one real viewer's and the rest of another's. */
record Mixtures(List<TasteOfFilms> real, int size, long seed) implements ViewerSample {
    private static final int MOST_FILMS = 40;
    private static final double FROM_THE_FIRST = 0.75;

    @Override
    public void forEach(Consumer<Viewer> each) {
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            List<Weighed> films = new ArrayList<>(some(random, (int) (MOST_FILMS * FROM_THE_FIRST)));
            films.addAll(some(random, MOST_FILMS - (int) (MOST_FILMS * FROM_THE_FIRST)));
            each.accept(TasteOfFilms.of(films, real.get(0).dna()));
        }
    }

    private List<Weighed> some(Random random, int count) {
        List<Weighed> films =
                new ArrayList<>(real.get(random.nextInt(real.size())).films());
        Collections.shuffle(films, random);
        return films.subList(0, Math.min(count, films.size()));
    }
}
