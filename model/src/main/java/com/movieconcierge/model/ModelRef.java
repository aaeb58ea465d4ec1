package com.movieconcierge.model;

import java.util.Comparator;

/** The model that made a vector. Vectors of different models are never compared. */
public record ModelRef(String id, String version) implements Comparable<ModelRef> {
    private static final Comparator<ModelRef> ORDER =
            Comparator.comparing(ModelRef::id).thenComparing(ModelRef::version);

    @Override
    public int compareTo(ModelRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
