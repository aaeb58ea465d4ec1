package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;

/** Garbage that a topic just takes, and its dead-letter topic, with the reason in headers, does not. */
public record PoisonLarge() implements Fault {
    private static final int JUST_TAKEN = 1_048_250;

    @Override
    public String name() {
        return "poison-large";
    }

    @Override
    public String sentence() {
        return "1,048,250 bytes of garbage on every topic";
    }

    @Override
    public void strike(Scene scene) {
        for (Topic<?, ?> topic : Topics.events()) {
            byte[] garbage = new byte[JUST_TAKEN];
            scene.random().nextBytes(garbage);
            PoisonRecord.send(scene, topic.name(), PoisonRecord.bytes(name()), garbage);
        }
        scene.over();
    }
}
