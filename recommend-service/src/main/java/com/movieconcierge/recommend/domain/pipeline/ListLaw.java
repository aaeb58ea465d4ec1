package com.movieconcierge.recommend.domain.pipeline;

/** The numbers by which lists are made of scores. */
public record ListLaw(Rotation rotation, Exploration exploration) {

    /**
     * How far a list may change from day to day. Both are in units of relevance: 1 is what lies between the best film of the
     * pool and its last.
     *
     * @param margin what a place in the list loses at most, against the best film that is left for it; in [0, 1]
     * @param temperature the higher, the more evenly films within the margin are drawn; positive
     */
    public record Rotation(double margin, double temperature) {}

    /**
     * Which films are tried.
     *
     * @param fewRatings a film with fewer is uncertain, as is one that is not known to what has learned what people choose next
     * @param candidates films at most, the nearest by content, of which one is drawn for a place; positive
     */
    public record Exploration(long fewRatings, int candidates) {}
}
