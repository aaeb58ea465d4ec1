package com.movieconcierge.embedding.domain;

import com.movieconcierge.kernel.Genres;

/**
 * Every parameter of the facts vector, in one place. Its components, in order: one per genre of {@link Genres}, one per
 * era centre, then {@code hashedWidth} that directors, cast and keywords share. Each part is of length 1 before its
 * weight; the whole is brought to unit length.
 *
 * @param genreWeight of the genres together
 * @param eraWeight of the year
 * @param firstEra year of the first era centre
 * @param lastEra no centre lies after this year
 * @param eraStep years between two centres; positive
 * @param eraWidth standard deviation of the bell around the year, in years; positive
 * @param hashedWidth components shared by the hashed tokens; positive
 * @param entriesPerToken signed entries of one token: more of them, less harm in a collision; positive
 * @param directorWeight of all directors together
 * @param castWeight of the billed cast together
 * @param castSize how many of the cast count, in billing order
 * @param keywordWeight of all keywords together
 */
public record FactsLayout(
        double genreWeight,
        double eraWeight,
        int firstEra,
        int lastEra,
        int eraStep,
        double eraWidth,
        int hashedWidth,
        int entriesPerToken,
        double directorWeight,
        double castWeight,
        int castSize,
        double keywordWeight) {

    /** The measured defaults; see docs/measurements.md. */
    public static final FactsLayout DEFAULT = new FactsLayout(1.0, 1.5, 1915, 2029, 3, 3, 512, 3, 1.0, 1.0, 3, 0.7);

    /** Grows when the code reads the same parameters differently. */
    private static final int REVISION = 1;

    public FactsLayout {
        if (eraStep < 1 || !(eraWidth > 0) || hashedWidth < 1 || entriesPerToken < 1 || castSize < 0) {
            throw new IllegalArgumentException("steps and widths of the facts layout must be positive");
        }
        if (lastEra < firstEra) {
            throw new IllegalArgumentException("lastEra " + lastEra + " lies before firstEra " + firstEra);
        }
    }

    int genres() {
        return Genres.VOCABULARY.size();
    }

    int eras() {
        return (lastEra - firstEra) / eraStep + 1;
    }

    /** Components of the whole vector. */
    public int dimension() {
        return genres() + eras() + hashedWidth;
    }

    /** Twelve hex digits that change with every parameter, with the genre vocabulary and with the code's reading of them. */
    public String version() {
        return Sha256.hex(REVISION + " " + this + " " + Genres.VOCABULARY).substring(0, 12);
    }
}
