package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Good values under keys that are none: missing, empty, no text, endless, or another viewer's. */
public record PoisonKeys() implements Fault {

    @Override
    public String name() {
        return "poison-keys";
    }

    @Override
    public String sentence() {
        return "records under keys that are none, or another's, on every topic";
    }

    @Override
    public void strike(Scene scene) {
        ProducerRecord<byte[], byte[]> good = PoisonRecord.rating(
                scene, scene.draw().standing(name() + "-viewer", scene.clock().instant()));
        List<byte[]> keys = List.of(
                new byte[0],
                new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF},
                PoisonRecord.bytes("x".repeat(70_000)),
                PoisonRecord.bytes("no id at all: {}\n"),
                PoisonRecord.bytes(name() + "-somebody-else"));
        for (Topic<?, ?> topic : Topics.events()) {
            keys.forEach(key -> PoisonRecord.send(scene, topic.name(), key, good.value()));
            if (!topic.hasTombstones()) { // elsewhere the broker itself refuses it
                PoisonRecord.send(scene, topic.name(), null, good.value());
            }
        }
        scene.over();
    }
}
