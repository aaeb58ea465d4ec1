package com.movieconcierge.profile.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what the checks of one audit looked at and where they found a difference. */
final class Findings {
    private final Map<Place, Integer> looked = new EnumMap<>(Place.class);
    private final List<Difference> differences = new ArrayList<>();

    void looked(Place place, int at) {
        looked.merge(place, at, Integer::sum);
    }

    void differs(Place place, String id, String what) {
        differences.add(new Difference(place, id, what));
    }

    void expect(boolean agrees, Place place, String id, String what) {
        if (!agrees) {
            differs(place, id, what);
        }
    }

    Map<Place, Integer> looked() {
        return looked;
    }

    List<Difference> differences() {
        return differences;
    }
}
