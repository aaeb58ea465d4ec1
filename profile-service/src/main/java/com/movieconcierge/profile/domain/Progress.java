package com.movieconcierge.profile.domain;

import java.util.Optional;

/**
 * How far profiles are behind their inputs. All zero: every profile is where its readers find it, and up to date.
 *
 * @param ratingsBehind ratings and erasures on the log that are not committed yet
 * @param dnaBehind records of {@code movie-dna} not read yet
 * @param pendingRatings viewers whose films got other DNA that is not in their profile yet. A film without any DNA does
 *     not count: nobody knows whether it ever gets one
 * @param dirtyProfiles profiles that changed and are not published, or not yet written for their readers
 */
public record Progress(long ratingsBehind, long dnaBehind, long pendingRatings, long dirtyProfiles) {

    /** Port: where the figures come from. */
    @FunctionalInterface
    public interface Source {
        /** The figures now; empty while the stream is not running, or the broker does not answer. */
        Optional<Progress> now();
    }
}
