package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.domain.BlockKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The personas of one fit.
 *
 * @param version of the fit
 * @param silhouette mean over a sample of all viewers, in [-1, 1]
 * @param highestNumber of all ids ever given
 */
public record PersonaSet(
        String version,
        Instant fittedAt,
        double silhouette,
        int highestNumber,
        TasteSpace<BlockKey> space,
        List<Persona> personas) {

    public PersonaSet {
        personas = List.copyOf(personas);
        for (Persona persona : personas) {
            if (persona.centroid().length != space.dimensions()
                    || persona.taste().size() != space.parts().size()) {
                throw new IllegalArgumentException(persona.id() + " does not lie in the space of its set");
            }
        }
    }

    /** The nearest persona of a taste; empty for one without any direction. Costs a dot product a persona. */
    public Optional<Assignment> assign(TasteSum.Source<BlockKey> taste) {
        return space.place(taste).flatMap(this::nearest);
    }

    /** The distance of a taste to a certain persona; empty when either is not there. */
    public OptionalDouble distance(String id, TasteSum.Source<BlockKey> taste) {
        Persona persona = find(id).orElse(null);
        double[] place = space.place(taste).orElse(null);
        return persona == null || place == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - Vectors.dot(place, persona.centroid()));
    }

    public Optional<Persona> find(String id) {
        return personas.stream().filter(persona -> persona.id().equals(id)).findFirst();
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

    private Optional<Assignment> nearest(double[] place) {
        Persona best = null;
        Persona second = null;
        double bestCosine = Double.NEGATIVE_INFINITY;
        double secondCosine = Double.NEGATIVE_INFINITY;
        for (Persona persona : personas) {
            double cosine = Vectors.dot(place, persona.centroid());
            if (cosine > bestCosine) {
                second = best;
                secondCosine = bestCosine;
                best = persona;
                bestCosine = cosine;
            } else if (cosine > secondCosine) {
                second = persona;
                secondCosine = cosine;
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new Assignment(
                        version,
                        best.id(),
                        1 - bestCosine,
                        Optional.ofNullable(second).map(Persona::id),
                        second == null ? OptionalDouble.empty() : OptionalDouble.of(1 - secondCosine)));
    }
}
