package com.movieconcierge.recommend.domain.persona;

import com.movieconcierge.algebra.PrincipalComponents;
import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The plane in which personas differ most: the two principal axes of their centroids, each centroid counting by the number
 * of its viewers, around their weighted mean. The axis of the larger variance is x. The sign of an axis is such that the
 * persona farthest out on it has a positive coordinate; of several as far out, the one whose id comes first. So the same
 * fit gives the same map everywhere.
 *
 * <p>Two personas differ along one line only, and one in nothing: what is missing is 0.
 */
record PersonaPlane(TasteSpace<Place.Block> space, double[] middle, double[][] axes) {
    private static final int AXES = 2;
    /** As far out, but for rounding. */
    private static final double SAME = 1e-6;

    /** A point of the plane; each coordinate in [-2, 2]. */
    record Point(double x, double y) {}

    /** The plane of the personas of one fit; empty without any, or when a record did not tell its space. */
    static Optional<PersonaPlane> of(List<Persona> personas) {
        List<Persona> inOrder = personas.stream()
                .sorted(Comparator.comparing(Persona::personaId))
                .toList();
        List<Place> places =
                inOrder.stream().map(Place::of).flatMap(Optional::stream).toList();
        if (places.isEmpty() || places.size() < personas.size()) {
            return Optional.empty();
        }
        TasteSpace<Place.Block> space = places.get(0).space();
        if (places.stream().anyMatch(place -> place.centroid().length != space.dimensions())) {
            return Optional.empty();
        }
        double[] weights = inOrder.stream()
                .mapToDouble(persona -> Math.max(1, persona.size()))
                .toArray();
        double[] middle = middle(places, weights);
        double[][] axes = axes(places, weights, middle);
        return Optional.of(new PersonaPlane(space, middle, axes));
    }

    /** Where a persona of the fit lies. */
    Point at(Persona persona) {
        return at(Place.of(persona).orElseThrow().centroid());
    }

    private Point at(double[] place) {
        return new Point(coordinate(place, middle, axes[0]), coordinate(place, middle, axes[1]));
    }

    /** Where a viewer lies; empty when the taste has no place in the personas' space. */
    Optional<Point> at(TasteProfile taste) {
        return Place.of(taste, space).map(this::at);
    }

    private static double[] middle(List<Place> places, double[] weights) {
        double[] middle = new double[places.get(0).centroid().length];
        double total = 0;
        for (int row = 0; row < weights.length; row++) {
            total += weights[row];
            for (int i = 0; i < middle.length; i++) {
                middle[i] += weights[row] * places.get(row).centroid()[i];
            }
        }
        for (int i = 0; i < middle.length; i++) {
            middle[i] /= total;
        }
        return middle;
    }

    private static double[][] axes(List<Place> places, double[] weights, double[] middle) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < weights.length; row++) {
            double[] offset = new double[middle.length];
            for (int i = 0; i < middle.length; i++) {
                offset[i] = Math.sqrt(weights[row]) * (places.get(row).centroid()[i] - middle[i]);
            }
            rows.add(offset);
        }
        PrincipalComponents components = PrincipalComponents.of(rows, AXES);
        double[][] axes = new double[AXES][middle.length];
        for (int axis = 0; axis < components.size(); axis++) {
            axes[axis] = signed(components.axis(axis), places, middle);
        }
        return axes;
    }

    private static double[] signed(double[] axis, List<Place> places, double[] middle) {
        double[] coordinates = places.stream()
                .mapToDouble(place -> coordinate(place.centroid(), middle, axis))
                .toArray();
        double farthest = IntStream.range(0, coordinates.length)
                .mapToDouble(i -> Math.abs(coordinates[i]))
                .max()
                .orElse(0);
        for (double coordinate : coordinates) {
            if (Math.abs(coordinate) >= farthest * (1 - SAME)) {
                return coordinate < 0
                        ? DoubleStream.of(axis).map(component -> -component).toArray()
                        : axis;
            }
        }
        return axis;
    }

    private static double coordinate(double[] place, double[] middle, double[] axis) {
        double coordinate = 0;
        for (int i = 0; i < axis.length; i++) {
            coordinate += axis[i] * (place[i] - middle[i]);
        }
        return coordinate;
    }

    /** Where a persona or a viewer lies: of unit length, in the space of a fit. */
    record Place(TasteSpace<Block> space, double[] centroid) {

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
                                    .anyMatch(
                                            sum -> sum.modality() == part.key().modality()));
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
}
