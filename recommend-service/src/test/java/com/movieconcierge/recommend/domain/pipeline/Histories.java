package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.TestWorld.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What viewers of a small world may have rated. */
final class Histories {
    private static final int FILMS = 60;
    private static final int MOST = 12;

    private Histories() {}

    /** Up to twelve films, each rated once. */
    static Arbitrary<List<Verdict>> ofAtLeast(int fewest) {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, FILMS - 1),
                        Arbitraries.integers().between(1, 10).map(half -> half / 2.0))
                .ofMinSize(fewest)
                .ofMaxSize(MOST)
                .map(stars -> {
                    List<Verdict> verdicts = new ArrayList<>();
                    new TreeMap<>(stars).forEach((film, rating) -> verdicts.add(new Verdict(film, rating)));
                    return verdicts;
                });
    }
}
