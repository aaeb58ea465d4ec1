package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.load.HttpSender;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Producers whose clocks are wrong by three hours, or by decades: in what they say, and in their records' own time. */
public record ClockSkew() implements Fault {
    private static final int VIEWERS = 8;

    @Override
    public String name() {
        return "clock-skew";
    }

    @Override
    public String sentence() {
        return "clocks that are three hours fast or slow, or in the year 2100";
    }

    @Override
    public void strike(Scene scene) throws InterruptedException {
        Instant now = scene.clock().instant();
        List<Instant> clocks = List.of(
                now.minus(Duration.ofHours(3)),
                now,
                now.plus(Duration.ofHours(3)),
                Instant.parse("2100-01-01T00:00:00Z"));
        var http = new HttpSender(scene.instance().ingest(), scene.ledger());
        for (int i = 0; i < VIEWERS; i++) {
            for (Instant rated : clocks) {
                http.send(scene.draw().standing(name() + "-v" + i, rated));
                for (Instant written : clocks) {
                    scene.sender().send(scene.draw().standing(name() + "-v" + i, rated), written.toEpochMilli());
                }
            }
        }
        scene.sender().flush();
        scene.over();
    }
}
