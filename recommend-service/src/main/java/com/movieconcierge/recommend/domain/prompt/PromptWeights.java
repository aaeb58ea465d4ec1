package com.movieconcierge.recommend.domain.prompt;

/**
 * What each part of a prompt weighs in the query, in any unit: the query is brought to unit length. Chosen on the sixty
 * written prompts as a whole; docs/measurements.md has the figures.
 *
 * @param sentence acts on the theme alone
 * @param less subtracts; the part itself weighs what it would weigh wanted
 */
public record PromptWeights(
        double film, double person, double genre, double mood, double keyword, double sentence, double less) {

    /** The measured ones. */
    public static final PromptWeights DEFAULT = new PromptWeights(1.4, 1.0, 0.4, 1.0, 0.8, 0.6, -0.6);
}
