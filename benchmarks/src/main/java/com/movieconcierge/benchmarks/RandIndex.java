package com.movieconcierge.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How alike two groupings of the same things are; source: L. Hubert, P. Arabie, Journal of Classification 2, 1985. */
final class RandIndex {
    private RandIndex() {}

    /** 1 for the same groups, whatever they are called; 0 for as much agreement as chance gives. */
    static double adjusted(List<String> a, List<String> b) {
        Map<String, Integer> both = new HashMap<>();
        Map<String, Integer> ofA = new HashMap<>();
        Map<String, Integer> ofB = new HashMap<>();
        for (int i = 0; i < a.size(); i++) {
            both.merge(a.get(i) + " " + b.get(i), 1, Integer::sum);
            ofA.merge(a.get(i), 1, Integer::sum);
            ofB.merge(b.get(i), 1, Integer::sum);
        }
        double inA = pairs(ofA.values());
        double inB = pairs(ofB.values());
        double expected = inA * inB / pairs(List.of(a.size()));
        double most = (inA + inB) / 2;
        return most == expected ? 1 : (pairs(both.values()) - expected) / (most - expected);
    }

    private static double pairs(Collection<Integer> sizes) {
        return sizes.stream().mapToDouble(size -> size * (size - 1.0) / 2).sum();
    }
}
