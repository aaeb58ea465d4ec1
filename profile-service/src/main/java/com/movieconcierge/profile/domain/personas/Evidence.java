package com.movieconcierge.profile.domain.personas;

/**
 * A feature of films that the viewers of a persona like more than others.
 *
 * @param lift share over the share among all viewers; above 1
 * @param share of what its viewers like, each viewer counting the same, in [0, 1]
 */
public record Evidence(Feature feature, double lift, double share) {

    /** How much it tells: the summand of the Kullback-Leibler divergence from all viewers to these. */
    double tells() {
        return share * Math.log(lift);
    }
}
