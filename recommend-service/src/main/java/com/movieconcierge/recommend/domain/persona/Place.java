package com.movieconcierge.recommend.domain.persona;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import java.util.Optional;

/**
 * Where a persona or a viewer lies.
 *
 * @param space the one of its fit
 * @param centroid of unit length, in that space
 */
record Place(TasteSpace<Place.Block> space, double[] centroid) {

    /** What vectors of a space have in common. */
    record Block(Modality modality, ModelRef model) {}

    /** Empty for a persona of an older writer, which does not tell its space. */
    static Optional<Place> of(Persona persona) {
        if (persona.blocks().isEmpty() || !persona.blocks().stream().allMatch(Persona.Block::hasSpace)) {
            return Optional.empty();
        }
        var space = new TasteSpace<>(persona.blocks().stream()
                .map(block -> new TasteSpace.Part<>(
                        new Block(block.modality(), block.model()),
                        block.share(),
                        block.mean(),
                        block.scale(),
                        block.origin()))
                .toList());
        double[] centroid = new double[space.dimensions()];
        int next = 0;
        for (Persona.Block block : persona.blocks()) {
            for (float component : block.centroid()) {
                centroid[next++] = component;
            }
        }
        return Optional.of(new Place(space, centroid));
    }

    /**
     * Where a viewer lies in a space. Empty for one without any direction there, and for one whose vectors of some modality
     * were all made by another model than the space's: half a place would lie somewhere else.
     */
    static Optional<double[]> of(TasteProfile taste, TasteSpace<Block> space) {
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

    private static Optional<TasteSum> sum(TasteProfile taste, Block block, int dimensions) {
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
