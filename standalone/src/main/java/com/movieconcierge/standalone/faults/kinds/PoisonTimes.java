package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Instant;
import java.util.stream.LongStream;

/** Ratings and erasures from the ends of time and of the log, where a difference of two no longer fits into a number. */
public record PoisonTimes() implements Fault {
    private static final long LANDMARK = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    @Override
    public String name() {
        return "poison-times";
    }

    @Override
    public String sentence() {
        return "ratings and erasures from the ends of time";
    }

    @Override
    public void strike(Scene scene) {
        String film = scene.subject().films().get(0);
        long[] times = LongStream.of(
                        Long.MIN_VALUE,
                        Long.MIN_VALUE + 1,
                        Long.MIN_VALUE + LANDMARK,
                        Long.MIN_VALUE + LANDMARK + 1,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE - LANDMARK,
                        -1,
                        0,
                        Instant.parse("1899-12-31T23:59:59Z").toEpochMilli(),
                        Instant.parse("2100-01-01T00:00:00Z").toEpochMilli())
                .toArray();
        var erasures = new TopicCodec<>(Topics.USER_ERASURES, scene.subject().registry());
        for (int i = 0; i < times.length; i++) {
            Instant time = Instant.ofEpochMilli(times[i]);
            PoisonRecord.send(
                    scene,
                    PoisonRecord.rating(scene, new Rating(name() + "-" + i, name() + "-v" + i, film, 4.0, time, "")));
            PoisonRecord.send(
                    scene,
                    erasures.toRecord(
                            name() + "-gone" + i,
                            new Erasure(name() + "-gone" + i, time, new LogPosition(i - 3, time.toEpochMilli()))));
        }
        scene.over();
    }
}
