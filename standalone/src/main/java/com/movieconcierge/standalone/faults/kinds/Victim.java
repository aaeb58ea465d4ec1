package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.faults.load.HttpSender;
import com.movieconcierge.standalone.faults.load.Ledger;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;

/**
 * A viewer that a fault is about: nobody else rates for them.
 *
 * @param ledger where it is noted what they were promised
 */
record Victim(Scene scene, String userId, Ledger ledger) {
    private static final Duration SERVED_LIMIT = Duration.ofSeconds(30);

    Victim(Scene scene, String userId) {
        this(scene, userId, scene.ledger());
    }

    /** One with a profile that is served. */
    static Victim who(Scene scene, String userId, int ratings) {
        return new Victim(scene, userId).served(ratings);
    }

    /** One who will ask to be forgotten, with all they were promised. */
    static Victim leaving(Scene scene, String userId) {
        return new Victim(scene, userId, scene.forgotten());
    }

    /** Returns when the profile is served. */
    Victim served(int ratings) {
        rates(ratings);
        if (!Poll.until(SERVED_LIMIT, this::hasProfile)) {
            throw new Refusal("The profile of " + userId + " does not come.");
        }
        return this;
    }

    /** Rates films over HTTP, now. */
    void rates(int ratings) {
        var sender = sender();
        for (int i = 0; i < ratings; i++) {
            sender.send(scene.draw().standing(userId, scene.clock().instant()));
        }
    }

    HttpSender sender() {
        return new HttpSender(scene.instance().ingest(), ledger);
    }

    /** Whether readers see a profile; not while they are told to come again. */
    boolean hasProfile() {
        try {
            return scene.instance()
                    .recommend()
                    .find("/v1/users/" + ServiceClient.encode(userId) + "/profile")
                    .isPresent();
        } catch (Refusal e) {
            return false;
        }
    }

    /** How many films the profile that readers see has; 0 where there is none. */
    int filmsInProfile() {
        return scene.instance()
                .recommend()
                .find("/v1/users/" + ServiceClient.encode(userId) + "/profile")
                .map(profile -> profile.path("ratingCount").asInt())
                .orElse(0);
    }

    /** Asks to be forgotten. */
    void leaves() {
        scene.instance().recommend().delete("/v1/users/" + ServiceClient.encode(userId));
    }
}
