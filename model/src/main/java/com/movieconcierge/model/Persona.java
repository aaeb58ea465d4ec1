package com.movieconcierge.model;

import java.time.Instant;
import java.util.List;

/**
 * A cluster of viewers with a name that a person recognises. The personas of one fit share a version and lie in one space,
 * which each of them carries.
 *
 * @param personaId stays from fit to fit; never given to another
 * @param version of the fit
 * @param size viewers assigned at the fit
 * @param genres that its viewers like more than others do, the most telling first
 * @param blocks the space, the centroid in it and the mean taste, by modality; empty in records of older writers
 * @param personas how many the fit has; 0 in records of older writers
 * @param highestNumber of all ids ever given
 * @param silhouette mean over a sample of all viewers, in [-1, 1]
 * @param meanDistance of its viewers to the centroid: {@code 1 − cosine}
 * @param sentence the evidence in words; empty without any
 * @param typicalFilms liked by several of its viewers and more than elsewhere, the most typical first
 */
public record Persona(
        String personaId,
        String name,
        String version,
        int size,
        List<String> genres,
        List<String> keywords,
        List<Block> blocks,
        int personas,
        int highestNumber,
        Instant fittedAt,
        double silhouette,
        double meanDistance,
        String sentence,
        List<Evidence> evidence,
        List<TypicalFilm> typicalFilms) {

    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_SENTENCE = 2_000;

    public Persona {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
        blocks = List.copyOf(blocks);
        evidence = List.copyOf(evidence);
        typicalFilms = List.copyOf(typicalFilms);
    }

    /**
     * One modality of the space. A viewer lies at {@code unit(scale ∘ (sum − weight·mean))·√share − origin}, all blocks
     * together brought to unit length. Vectors are shared, not copied; {@code mean}, {@code scale} and {@code origin} are
     * empty in records of older writers.
     *
     * @param centroid the centroid's part; all blocks together have unit length
     * @param share of this modality in the space; they add up to 1
     * @param mean of the catalogue
     * @param scale per component
     * @param origin where the mean viewer lies
     * @param tasteWeight mean {@code Σ wᵢ} of its viewers
     * @param taste mean {@code Σ wᵢvᵢ} of its viewers, each scaled so that the centred sum has length 1
     */
    public record Block(
            Modality modality,
            ModelRef model,
            float[] centroid,
            double share,
            float[] mean,
            float[] scale,
            float[] origin,
            double tasteWeight,
            float[] taste) {

        /** Whether it tells the space that its centroid lies in. */
        public boolean hasSpace() {
            return mean.length > 0;
        }
    }

    /**
     * Something its viewers like more than others.
     *
     * @param kind genre, era or keyword
     * @param lift share over the share among all viewers
     * @param share of what its viewers like, each viewer counting the same, in [0, 1]
     */
    public record Evidence(String kind, String feature, double lift, double share) {}

    /**
     * A film that several of its viewers like.
     *
     * @param lift how many times as much as others do
     * @param weight its {@code wᵢ} in the mean taste
     */
    public record TypicalFilm(String movieId, double lift, double weight) {}

    /** Every limit that the persona breaks. */
    public List<Violation> violations() {
        var found = new Violations()
                .id("personaId", personaId)
                .name("name", name)
                .name("version", version)
                .notNegative("size", size)
                .notNegative("personas", personas)
                .notNegative("highestNumber", highestNumber)
                .names("genres", genres, MOST_ITEMS, Violations.LONGEST_NAME)
                .names("keywords", keywords, MOST_ITEMS, Violations.LONGEST_NAME)
                .count("blocks", blocks, Violations.MOST_VECTORS)
                .moment("fittedAt", fittedAt)
                .number("silhouette", silhouette)
                .number("meanDistance", meanDistance)
                .atMost("sentence", sentence, LONGEST_SENTENCE)
                .count("evidence", evidence, MOST_ITEMS)
                .count("typicalFilms", typicalFilms, MOST_ITEMS);
        evidence.forEach(one -> found.name("evidence", one.kind)
                .name("evidence", one.feature)
                .number("evidence", one.lift)
                .number("evidence", one.share));
        typicalFilms.forEach(film -> found.id("typicalFilms", film.movieId)
                .number("typicalFilms", film.lift)
                .number("typicalFilms", film.weight));
        for (Block block : blocks) {
            String field = "blocks." + block.modality.key();
            found.model(field, block.model)
                    .vector(field, block.centroid)
                    .vector(field, block.mean)
                    .vector(field, block.scale)
                    .vector(field, block.origin)
                    .vector(field, block.taste)
                    .number(field, block.share)
                    .number(field, block.tasteWeight);
            found.require(
                    !block.hasSpace() || block.mean.length == block.centroid.length,
                    "blocks." + block.modality.key(),
                    "must have a centroid of " + block.mean.length + " components like its space, has "
                            + block.centroid.length);
            found.require(
                    block.scale.length == block.mean.length && block.origin.length == block.mean.length,
                    "blocks." + block.modality.key(),
                    "must have mean, scale and origin of one length");
        }
        return found.found();
    }
}
