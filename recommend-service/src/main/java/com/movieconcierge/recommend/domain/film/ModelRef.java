package com.movieconcierge.recommend.domain.film;

/** The model that made a vector. Vectors of different models are never compared. */
public record ModelRef(String id, String version) implements Comparable<ModelRef> {

    @Override
    public int compareTo(ModelRef other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
