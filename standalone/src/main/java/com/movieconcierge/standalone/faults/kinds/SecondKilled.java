package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.faults.scene.SideService;
import com.movieconcierge.standalone.faults.scene.Subject;
import java.time.Duration;
import java.util.Map;

/** kill -9 of one of two profile-services, each the standby of the other. */
public record SecondKilled(String name, int times) implements Fault {
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);
    private static final Duration WORK = Duration.ofSeconds(5);

    @Override
    public String sentence() {
        return "kill -9 of one of two profile-services with a standby, " + times + " times";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("STREAMS_STANDBY_REPLICAS", "1");
    }

    @Override
    public void strike(Scene scene) {
        Subject subject = scene.subject();
        try (SideService second = subject.secondProfileService(
                scene.instance().registryUrl(), scene.instance().ports().redis())) {
            for (int i = 0; i < times; i++) {
                second.start();
                scene.note("a second profile-service is up");
                // No backlog is ever empty under load; up is enough.
                Poll.until(SETTLE_LIMIT, second::isUp);
                scene.waitFor(WORK);
                second.process().kill();
                scene.note("killed");
                scene.over();
            }
        }
    }
}
