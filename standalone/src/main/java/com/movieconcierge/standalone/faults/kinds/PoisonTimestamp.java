package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.RawProduce;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A good rating in a record whose own time is -1, as clients of the first protocol wrote it: Java's producer refuses to. */
public record PoisonTimestamp() implements Fault {

    @Override
    public String name() {
        return "poison-timestamp";
    }

    @Override
    public String sentence() {
        return "records without a time of their own (-1)";
    }

    @Override
    public void strike(Scene scene) throws IOException {
        ProducerRecord<byte[], byte[]> good = PoisonRecord.rating(
                scene, scene.draw().standing(name() + "-viewer", scene.clock().instant()));
        int broker = scene.instance().ports().kafka();
        for (var topic : List.of(Topics.RATINGS, Topics.USER_ERASURES, Topics.STATED_TASTES, Topics.MOVIE_DNA)) {
            new RawProduce(broker).send(topic.name(), good.key(), good.value(), -1);
        }
        scene.over();
    }
}
