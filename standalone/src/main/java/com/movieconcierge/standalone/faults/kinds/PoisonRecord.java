package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** How records come about that nobody of us would write. */
final class PoisonRecord {
    private static final long ANSWER_SECONDS = 10;

    private PoisonRecord() {}

    /** Puts bytes on a topic. What the broker itself refuses does nobody any harm, and is noted. */
    static void send(Scene scene, String topic, byte @Nullable [] key, byte @Nullable [] value) {
        send(scene, new ProducerRecord<>(topic, key, value));
    }

    static void send(Scene scene, ProducerRecord<byte[], byte[]> event) {
        try {
            scene.foreign().send(event).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            scene.note("the broker itself refuses a record for " + event.topic() + ": " + e.getMessage());
        }
    }

    /** A rating as Avro, whatever stands in it. */
    static ProducerRecord<byte[], byte[]> rating(Scene scene, Rating rating) {
        return new TopicCodec<>(Topics.RATINGS, scene.subject().registry()).toRecord(rating.userId(), rating);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
