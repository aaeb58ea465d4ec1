package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.model.Persona;

/**
 * A feature of films that the viewers of a persona like more than others.
 *
 * @param lift share over the share among all viewers; above 1
 * @param share of what its viewers like, each viewer counting the same, in [0, 1]
 */
public record Evidence(Feature feature, double lift, double share) {

    /** As it is published. */
    Persona.Evidence toModel() {
        return new Persona.Evidence(feature.kind().key(), feature.name(), lift, share);
    }

    /** How much it tells: the summand of the Kullback-Leibler divergence from all viewers to these. */
    double tells() {
        return share * Math.log(lift);
    }
}
