package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.util.List;

/**
 * Records without a value on every topic, those of dead letters too: under keys that nobody has, and on the topics of viewers under
 * the key of one who is there. Where nothing is compacted they say nothing; elsewhere they remove what is not there.
 */
public record Tombstones() implements Fault {

    @Override
    public String name() {
        return "tombstones";
    }

    @Override
    public String sentence() {
        return "records without a value on every topic";
    }

    @Override
    public void strike(Scene scene) {
        Victim victim = Victim.who(scene, name() + "-viewer", 3);
        for (Topic<?, ?> topic : Topics.all()) {
            PoisonRecord.send(scene, topic.name(), PoisonRecord.bytes(name() + "-nobody"), null);
            PoisonRecord.send(scene, topic.name(), PoisonRecord.bytes(name() + "-nobody"), new byte[0]);
        }
        for (Topic<?, ?> topic : List.of(Topics.RATINGS, Topics.USER_ERASURES, Topics.STATED_TASTES)) {
            PoisonRecord.send(scene, topic.name(), PoisonRecord.bytes(victim.userId()), null);
        }
        scene.over();
    }
}
