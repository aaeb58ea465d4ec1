package com.movieconcierge.recommend.domain.persona;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.taste.Taste;
import java.util.Optional;

/**
 * Where a persona lies.
 *
 * @param space the one of its fit
 * @param centroid of unit length, in that space
 */
public record Place(TasteSpace<Place.Block> space, double[] centroid) {

    /** What vectors of a space have in common. */
    public record Block(Modality modality, ModelRef model) {}

    public Place {
        if (centroid.length != space.dimensions()) {
            throw new IllegalArgumentException(
                    "a centroid of " + centroid.length + " components in a space of " + space.dimensions());
        }
    }

    /**
     * Where a viewer lies in a space. Empty for one without any direction there, and for one whose vectors of some modality
     * were all made by another model than the space's: half a place would lie somewhere else.
     */
    static Optional<double[]> of(Taste taste, TasteSpace<Block> space) {
        boolean isOfAnotherModel = space.parts().stream()
                .anyMatch(part -> sum(taste, part.key(), part.dimensions()).isEmpty()
                        && taste.sums().stream()
                                .anyMatch(sum -> sum.modality() == part.key().modality()));
        return isOfAnotherModel
                ? Optional.empty()
                : space.place(block -> space.parts().stream()
                        .filter(part -> part.key().equals(block))
                        .findFirst()
                        .flatMap(part -> sum(taste, block, part.dimensions())));
    }

    private static Optional<TasteSum> sum(Taste taste, Block block, int dimensions) {
        return taste.sum(block.modality, TasteScale.LONG, block.model)
                .filter(sum -> sum.vector().length == dimensions)
                .map(sum -> {
                    double[] vector = new double[dimensions];
                    for (int i = 0; i < dimensions; i++) {
                        vector[i] = sum.vector()[i];
                    }
                    return new TasteSum(vector, sum.weight());
                });
    }
}
