package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;
import java.time.Instant;

/**
 * Two viewers ask to be forgotten, each with a rating that says it is four minutes ahead; then a thousand ratings of theirs come
 * late, made before they asked. One of them rates one film anew. Nothing else of either may come back.
 */
public record LateAfterErasure() implements Fault {
    private static final int EVENTS = 500;
    private static final Duration AHEAD = Duration.ofMinutes(4);
    private static final Duration GONE_LIMIT = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public String sentence() {
        return "two erasures, each with 500 late ratings after it and one from four minutes ahead before it";
    }

    @Override
    public void strike(Scene scene) throws InterruptedException {
        Instant before = scene.clock().instant();
        for (Victim victim : new Victim[] {
            Victim.leaving(scene, name() + "-gone").served(4),
            Victim.leaving(scene, name() + "-back").served(4)
        }) {
            victim.sender()
                    .send(scene.draw()
                            .standing(victim.userId(), scene.clock().instant().plus(AHEAD)));
            victim.leaves();
            for (int i = 0; i < EVENTS; i++) {
                scene.leaving()
                        .send(scene.draw()
                                .standing(
                                        victim.userId(),
                                        before.minusMillis(scene.random().nextInt((int) AHEAD.toMillis()))));
            }
            scene.leaving().flush();
        }
        var back = new Victim(scene, name() + "-back");
        Poll.until(GONE_LIMIT, () -> !back.hasProfile());
        back.rates(1);
        scene.over();
    }

    @Override
    public void look(Scene scene, Verdict verdict) {
        if (new Victim(scene, name() + "-gone").hasProfile()) {
            verdict.wrong(name() + "-gone", "asked to be forgotten, and has a profile");
        }
        int films = new Victim(scene, name() + "-back").filmsInProfile();
        if (films != 1) {
            verdict.wrong(name() + "-back", "asked to be forgotten and rated one film since, and has " + films);
        }
    }
}
