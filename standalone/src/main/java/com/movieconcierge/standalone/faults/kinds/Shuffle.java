package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.model.Rating;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An hour of ratings comes in any order, every one of them twice, and a third of them again. */
public record Shuffle() implements Fault {
    private static final int EVENTS = 600;
    private static final int VIEWERS = 10;
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public String name() {
        return "shuffle";
    }

    @Override
    public String sentence() {
        return "an hour of ratings in any order, every one twice or three times";
    }

    @Override
    public void strike(Scene scene) throws InterruptedException {
        Instant from = scene.clock().instant().minus(HOUR);
        List<Rating> hour = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            hour.add(scene.draw().of(name() + "-v" + i % VIEWERS, from.plusMillis(HOUR.toMillis() * i / EVENTS)));
        }
        List<Rating> sent = new ArrayList<>(hour);
        sent.addAll(hour);
        sent.addAll(hour.subList(0, EVENTS / 3));
        Collections.shuffle(sent, scene.random());
        sent.forEach(scene.sender()::send);
        scene.sender().flush();
        scene.over();
    }
}
