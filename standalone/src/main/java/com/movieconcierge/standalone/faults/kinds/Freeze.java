package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;

/** SIGSTOP for longer than every session lasts: whoever wakes up is taken for dead. */
public record Freeze(String name, Duration time) implements Fault {

    @Override
    public String sentence() {
        return "SIGSTOP of the product for " + time.toSeconds() + " s";
    }

    @Override
    public void strike(Scene scene) {
        scene.product().process().freeze();
        try {
            scene.waitFor(time);
        } finally {
            scene.product().process().thaw();
        }
        scene.note("thawed");
        scene.over();
    }
}
