package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSum;
import java.util.List;

/**
 * Viewers of like taste.
 *
 * @param id stays from fit to fit
 * @param centroid unit length, in the space of its {@link PersonaSet}
 * @param size viewers assigned at the fit
 * @param meanDistance of these to the centroid, {@code 1 − cosine}
 * @param taste the mean taste of its viewers, by part of the space
 * @param portrait its name and why
 */
public record Persona(
        String id, double[] centroid, int size, double meanDistance, List<TasteSum> taste, Portrait portrait) {
    private static final String PREFIX = "persona-";

    public Persona {
        taste = List.copyOf(taste);
    }

    /** The id with a number. */
    static String id(int number) {
        return PREFIX + number;
    }

    /**
     * What a person reads.
     *
     * @param sentence the evidence in words; empty without any
     * @param evidence what its viewers like more than others, the most telling first
     * @param films the most typical first
     */
    public record Portrait(String name, String sentence, List<Evidence> evidence, List<TypicalFilm> films) {

        public Portrait {
            evidence = List.copyOf(evidence);
            films = List.copyOf(films);
        }
    }

    /**
     * A film that several of its viewers like, and more than others do.
     *
     * @param lift its share among what they like over its share among all viewers
     * @param weight its weight in the mean taste
     */
    public record TypicalFilm(String movieId, double lift, double weight) {}
}
