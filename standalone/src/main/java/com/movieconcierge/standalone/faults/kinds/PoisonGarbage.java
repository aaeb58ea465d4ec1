package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.nio.ByteBuffer;
import java.util.Random;

/** Short garbage by chance on every topic: bytes of any kind, cut-off Avro, ids of schemas that are none or another's. */
public record PoisonGarbage() implements Fault {
    private static final int EACH = 40;
    private static final int LONGEST = 300;
    private static final int SCHEMAS = 20;
    private static final int ID_AT = 1;
    private static final int AVRO_AT = 5;

    @Override
    public String name() {
        return "poison-garbage";
    }

    @Override
    public String sentence() {
        return EACH + " records of garbage on every topic";
    }

    @Override
    public void strike(Scene scene) {
        for (Topic<?, ?> topic : Topics.events()) {
            for (int i = 0; i < EACH; i++) {
                PoisonRecord.send(scene, topic.name(), PoisonRecord.bytes(name() + i), garbage(scene.random()));
            }
        }
        scene.over();
    }

    private static byte[] garbage(Random random) {
        byte[] garbage = new byte[random.nextInt(LONGEST)];
        random.nextBytes(garbage);
        if (garbage.length > AVRO_AT && random.nextBoolean()) {
            garbage[0] = 0; // in the wire format as far as that goes
            ByteBuffer.wrap(garbage).putInt(ID_AT, random.nextInt(SCHEMAS));
        }
        return garbage;
    }
}
