package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;

/** kill -9 of the product, so often, in the middle of its transactions. */
public record KillProduct(String name, int times) implements Fault {
    private static final int LONGEST_WORK_MILLIS = 4_000;

    @Override
    public String sentence() {
        return times == 1 ? "kill -9 of the product" : "kill -9 of the product, " + times + " times";
    }

    @Override
    public void strike(Scene scene) {
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                scene.waitFor(Duration.ofMillis(1 + scene.random().nextInt(LONGEST_WORK_MILLIS)));
            }
            scene.product().process().kill();
            scene.note("killed");
            scene.over();
            scene.product().start();
            scene.note("ready again");
        }
    }
}
