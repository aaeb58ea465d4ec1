package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.io.IOException;
import org.springframework.util.FileSystemUtils;

/** The state folder of profile-service is deleted between two runs: all of it is restored from the log. */
public record StateLost() implements Fault {
    private static final String STATE = "streams";

    @Override
    public String name() {
        return "state-lost";
    }

    @Override
    public String sentence() {
        return "the state folder of profile-service is deleted between two runs";
    }

    @Override
    public void strike(Scene scene) throws IOException {
        scene.product().process().end();
        scene.note("stopped");
        FileSystemUtils.deleteRecursively(scene.product().data().resolve(STATE));
        scene.over();
        scene.product().start();
        scene.note("ready again");
    }
}
