package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.faults.load.HttpSender;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;

/** A viewer that a fault is about: nobody else rates for them. */
record Victim(Scene scene, String userId) {
    private static final Duration SERVED_LIMIT = Duration.ofSeconds(30);

    /** One with a profile that is served. */
    static Victim who(Scene scene, String userId, int ratings) {
        var victim = new Victim(scene, userId);
        victim.rates(ratings);
        if (!Poll.until(SERVED_LIMIT, victim::hasProfile)) {
            throw new Refusal("The profile of " + userId + " does not come.");
        }
        return victim;
    }

    /** Rates films over HTTP, now. */
    void rates(int ratings) {
        var sender = new HttpSender(scene.instance().ingest(), scene.ledger());
        for (int i = 0; i < ratings; i++) {
            sender.send(scene.draw().standing(userId, scene.clock().instant()));
        }
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
