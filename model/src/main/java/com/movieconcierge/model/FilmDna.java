package com.movieconcierge.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A film as raw vectors: neither centred nor whitened.
 *
 * @param contentHash hex SHA-256 of everything the blocks were made from: equal hash, equal vectors
 * @param blocks at most one by modality and model; what could not be had is absent
 */
public record FilmDna(String movieId, String contentHash, List<Block> blocks) {
    private static final int LONGEST_HASH = 128;

    public FilmDna {
        blocks = List.copyOf(blocks);
    }

    /**
     * One modality by one model.
     *
     * @param vector of unit length; shared, not copied: nobody writes to it
     * @param inputHash hex SHA-256 of what the model read; empty in records of earlier writers
     * @param frame the picture most like the vector, where several were pooled
     * @param trailer how the trailer is cut, where its frames are among the pictures
     */
    public record Block(
            Modality modality,
            ModelRef model,
            float[] vector,
            String inputHash,
            @Nullable KeyFrame frame,
            @Nullable TrailerMeasures trailer) {

        /** Of no picture, by an input that nobody has to recognise. */
        public Block(Modality modality, ModelRef model, float[] vector) {
            this(modality, model, vector, "", null, null);
        }
    }

    /**
     * A picture by where it can be seen.
     *
     * @param source URL of the image, or of the video it is a frame of
     * @param at where in the video; null for an image
     */
    public record KeyFrame(String source, @Nullable Duration at) {}

    /**
     * How a trailer is cut.
     *
     * @param duration of what was analysed
     * @param shots stretches without a cut; black does not count
     * @param medianShot length of the shot in the middle
     * @param motion mean change of light within shots over 40 ms, of the full range, in [0, 1]
     */
    public record TrailerMeasures(Duration duration, int shots, Duration medianShot, double motion) {

        /** @throws IllegalArgumentException when a measure lies outside its range */
        public TrailerMeasures {
            if (duration.isNegative() || medianShot.isNegative() || shots < 0 || !(motion >= 0 && motion <= 1)) {
                throw new IllegalArgumentException("trailer measures out of range: duration " + duration + ", " + shots
                        + " shots of " + medianShot + ", motion " + motion);
            }
        }
    }

    /** Every limit that the DNA breaks. */
    public List<Violation> violations() {
        var found = new Violations()
                .id("movieId", movieId)
                .require(!contentHash.isEmpty(), "contentHash", "must not be empty")
                .atMost("contentHash", contentHash, LONGEST_HASH)
                .count("blocks", blocks, Violations.MOST_VECTORS);
        if (!found.found().isEmpty()) {
            return found.found();
        }
        // No text is made of a block that is as it should be: catalogues are long.
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.vector().length == 0 || !Violations.isVector(block.vector())) {
                found.require(false, field(block), "must have a vector of finite numbers, not an empty one")
                        .vector(field(block), block.vector());
            }
            checkTexts(found, block);
            if (isRepeated(i)) {
                found.require(false, field(block), "must have one vector by " + block.model());
            }
        }
        return found.found();
    }

    private static void checkTexts(Violations found, Block block) {
        if (!hasShortTexts(block)) {
            found.require(
                    false,
                    field(block),
                    "must name its model in " + Violations.LONGEST_NAME + ", its input in " + LONGEST_HASH
                            + " and its frame in " + Violations.LONGEST_ADDRESS + " characters at most");
        }
    }

    private static boolean hasShortTexts(Block block) {
        KeyFrame frame = block.frame();
        return block.model().id().length() <= Violations.LONGEST_NAME
                && block.model().version().length() <= Violations.LONGEST_NAME
                && block.inputHash().length() <= LONGEST_HASH
                && (frame == null || frame.source().length() <= Violations.LONGEST_ADDRESS);
    }

    private static String field(Block block) {
        return "blocks." + block.modality().key();
    }

    private boolean isRepeated(int index) {
        Block block = blocks.get(index);
        for (Block before : blocks.subList(0, index)) {
            if (before.modality() == block.modality() && before.model().equals(block.model())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any model has a vector of the film. */
    public boolean has(Modality modality) {
        return blocks.stream().anyMatch(block -> block.modality() == modality);
    }

    /** The film's block of a modality by one model. */
    public Optional<Block> block(Modality modality, ModelRef model) {
        return blocks.stream()
                .filter(block -> block.modality() == modality && block.model().equals(model))
                .findFirst();
    }

    /** The film's vector of a modality by one model; null when it has none. */
    public float @Nullable [] vector(Modality modality, ModelRef model) {
        for (Block block : blocks) {
            if (block.modality() == modality && block.model().equals(model)) {
                return block.vector();
            }
        }
        return null;
    }
}
