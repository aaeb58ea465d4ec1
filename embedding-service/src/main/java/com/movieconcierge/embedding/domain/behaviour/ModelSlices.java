package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A model's bytes in slices that fit into a record each. Its version is made of the bytes: the same model is the same version.
 *
 * @param bytes shared, not copied: nobody writes to them; not empty
 */
public record ModelSlices(byte[] bytes, BehaviourReport report) {
    /** What models of {@link com.movieconcierge.behaviour.NextFilmFit} are called. */
    public static final String MODEL_ID = "next-film";
    /** Half of what a broker takes, unless told otherwise. */
    static final int SLICE = 512 * 1024;

    public ModelRef ref() {
        return ref(bytes);
    }

    /** How many slices there are. */
    public int parts() {
        return (bytes.length + SLICE - 1) / SLICE;
    }

    /** @param part from 0 */
    public BehaviourPart part(int part) {
        byte[] slice = Arrays.copyOfRange(bytes, part * SLICE, Math.min(bytes.length, (part + 1) * SLICE));
        return new BehaviourPart(ref(), part, parts(), slice, report);
    }

    /**
     * The model again.
     *
     * @param parts in any order
     * @throws IllegalArgumentException when they are not all there, or not those of the model that they name
     */
    public static ModelSlices join(List<BehaviourPart> parts) {
        var joined = new ByteArrayOutputStream();
        parts.stream()
                .sorted(Comparator.comparingInt(BehaviourPart::part))
                .forEach(part -> joined.writeBytes(part.slice()));
        byte[] bytes = joined.toByteArray();
        if (parts.isEmpty() || !parts.stream().allMatch(part -> part.model().equals(ref(bytes)))) {
            throw new IllegalArgumentException(parts.size() + " parts are not one whole model");
        }
        return new ModelSlices(bytes, parts.get(0).report());
    }

    private static ModelRef ref(byte[] bytes) {
        return new ModelRef(MODEL_ID, NextFilmModelBytes.version(bytes));
    }
}
