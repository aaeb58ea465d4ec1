package com.movieconcierge.model;

import java.util.Locale;
import java.util.Optional;

/** One kind of movie DNA. Vectors of different modalities are never compared with each other. */
public enum Modality {
    /** Sentence-transformer embedding of synopsis, keywords and genres; unit length. */
    THEME,
    /** Genres, era, people and keywords as a hashed feature vector; unit length. */
    FACTS,
    /** Vision embedding of stills; unit length. */
    VISUAL,
    /** Learned from the rating log. */
    BEHAVIOUR;

    private static final Modality[] ALL = values();

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, in JSON and in Avro: lower case. */
    public String key() {
        return key;
    }

    /**
     * The modality of a wire name.
     *
     * @throws IllegalArgumentException when no modality has that name
     */
    public static Modality of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Likewise; empty for a modality of the future, which this version cannot compare. */
    public static Optional<Modality> find(String key) {
        for (Modality modality : ALL) {
            if (modality.key.equals(key)) {
                return Optional.of(modality);
            }
        }
        return Optional.empty();
    }
}
