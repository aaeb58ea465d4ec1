package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSpace.Part;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.profile.domain.BlockKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The personas of one fit, ready to hold tastes against. Immutable. */
public final class PersonaSet {
    private final List<Persona> personas;
    private final TasteSpace<BlockKey> space;
    private final List<double[]> centroids;

    /**
     * The persona of a viewer. Distances are {@code 1 − cosine}, in [0, 2].
     *
     * @param version of the fit
     * @param next the second nearest persona; absent where there is one only
     */
    public record Assignment(
            String version, String persona, double distance, Optional<String> next, OptionalDouble nextDistance) {

        /** As it is published. */
        public Membership membership() {
            return new Membership(
                    persona, distance, next.orElse(null), nextDistance.isPresent() ? nextDistance.getAsDouble() : null);
        }
    }

    /**
     * All personas of a fit.
     *
     * @param personas at least one
     * @throws IllegalArgumentException when one of them cannot be used, say that of an older writer, without a space; or
     *     lies in another space than the first
     */
    public PersonaSet(List<Persona> personas) {
        this.personas = List.copyOf(personas);
        this.space = space(personas.get(0));
        this.centroids = personas.stream().map(PersonaSet::centroid).toList();
        for (int i = 0; i < personas.size(); i++) {
            if (centroids.get(i).length != space.dimensions()) {
                throw new IllegalArgumentException(
                        personas.get(i).personaId() + " does not lie in the space of its fit");
            }
        }
    }

    private static TasteSpace<BlockKey> space(Persona persona) {
        if (persona.personas() < 1 || persona.blocks().isEmpty()) {
            throw new IllegalArgumentException(
                    persona.personaId() + " has no space, or does not tell how many personas there are");
        }
        return new TasteSpace<>(persona.blocks().stream()
                .map(block -> new Part<>(
                        new BlockKey(block.modality(), block.model(), block.centroid().length),
                        block.share(),
                        block.mean(),
                        block.scale(),
                        block.origin()))
                .toList());
    }

    private static double[] centroid(Persona persona) {
        double[] centroid = new double
                [persona.blocks().stream()
                        .mapToInt(block -> block.centroid().length)
                        .sum()];
        int i = 0;
        for (Persona.Block block : persona.blocks()) {
            for (float component : block.centroid()) {
                centroid[i++] = component;
            }
        }
        return centroid;
    }

    public List<Persona> personas() {
        return personas;
    }

    public TasteSpace<BlockKey> space() {
        return space;
    }

    /** Of unit length, in the order of the personas. */
    List<double[]> centroids() {
        return centroids;
    }

    public String version() {
        return personas.get(0).version();
    }

    public Instant fittedAt() {
        return personas.get(0).fittedAt();
    }

    public double silhouette() {
        return personas.get(0).silhouette();
    }

    /** Of all ids ever given. */
    public int highestNumber() {
        return personas.get(0).highestNumber();
    }

    /** The nearest persona of a taste; empty for one without any direction. Costs a dot product a persona. */
    public Optional<Assignment> assign(TasteSum.Source<BlockKey> taste) {
        return space.place(taste).map(this::nearest);
    }

    /** The distance of a taste to a certain persona; empty when either is not there. */
    public OptionalDouble distance(String id, TasteSum.Source<BlockKey> taste) {
        return space.place(taste).stream()
                .flatMapToDouble(place -> IntStream.range(0, personas.size())
                        .filter(i -> personas.get(i).personaId().equals(id))
                        .mapToDouble(i -> 1 - Vectors.dot(place, centroids.get(i))))
                .findFirst();
    }

    public Optional<Persona> find(String id) {
        return personas.stream()
                .filter(persona -> persona.personaId().equals(id))
                .findFirst();
    }

    /** Viewers at the fit, all personas together. */
    public int viewers() {
        return personas.stream().mapToInt(Persona::size).sum();
    }

    /** Mean distance of all viewers to their persona at the fit. */
    public double meanDistance() {
        return personas.stream()
                        .mapToDouble(persona -> persona.size() * persona.meanDistance())
                        .sum()
                / Math.max(1, viewers());
    }

    private Assignment nearest(double[] place) {
        int best = 0;
        int second = -1;
        double bestCosine = Double.NEGATIVE_INFINITY;
        double secondCosine = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < centroids.size(); i++) {
            double cosine = Vectors.dot(place, centroids.get(i));
            if (cosine > bestCosine) {
                second = i == 0 ? -1 : best;
                secondCosine = bestCosine;
                best = i;
                bestCosine = cosine;
            } else if (cosine > secondCosine) {
                second = i;
                secondCosine = cosine;
            }
        }
        return new Assignment(
                version(),
                personas.get(best).personaId(),
                1 - bestCosine,
                second < 0 ? Optional.empty() : Optional.of(personas.get(second).personaId()),
                second < 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - secondCosine));
    }
}
