package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.faults.scene.SideService;
import com.movieconcierge.standalone.faults.scene.Subject;
import java.time.Duration;

/** A second profile-service joins and leaves, again and again: partitions and their state move with every turn. */
public record RebalanceStorm(int times) implements Fault {
    private static final Duration STAY = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "rebalance-storm";
    }

    @Override
    public String sentence() {
        return "a second profile-service joins and leaves, " + times + " times";
    }

    @Override
    public void strike(Scene scene) {
        Subject subject = scene.subject();
        try (SideService second = subject.secondProfileService(
                scene.instance().registryUrl(), scene.instance().ports().redis())) {
            for (int i = 0; i < times; i++) {
                second.start();
                scene.note("joined");
                scene.waitFor(STAY);
                second.process().end();
                scene.note("left");
                scene.over();
            }
        }
    }
}
