package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.load.KafkaSender;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * Ratings where librdkafka puts them by default (CRC-32 of the key), and others of the same viewers where Java and we put them
 * (murmur2): one taste all the same, and one erasure.
 */
public record Strays() implements Fault {
    private static final int VIEWERS = 12;
    private static final int EACH = 3;
    private static final Duration TAKEN_LIMIT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "strays";
    }

    @Override
    public String sentence() {
        return "half of some viewers' ratings on the partition that librdkafka chooses, and one of them erased";
    }

    @Override
    public void strike(Scene scene) {
        for (int i = 0; i < VIEWERS; i++) {
            rates(scene, scene.sender(), viewer(i));
        }
        Victim erased = Victim.leaving(scene, viewer(VIEWERS)).served(EACH);
        rates(scene, scene.leaving(), erased.userId());
        Poll.until(TAKEN_LIMIT, () -> erased.filmsInProfile() > EACH);
        erased.leaves();
        Poll.until(TAKEN_LIMIT, () -> !erased.hasProfile());
        new Victim(scene, viewer(VIEWERS)).rates(1);
        scene.over();
    }

    private void rates(Scene scene, KafkaSender sender, String viewer) {
        for (int i = 0; i < EACH; i++) {
            stray(scene, sender, scene.draw().standing(viewer, scene.clock().instant()));
            sender.send(scene.draw().standing(viewer, scene.clock().instant()));
        }
    }

    private static void stray(Scene scene, KafkaSender sender, Rating rating) {
        var crc = new CRC32();
        crc.update(PoisonRecord.bytes(rating.userId()));
        int partition = (int) (crc.getValue() % Topics.RATINGS.partitions());
        sender.send(rating, partition, scene.clock().millis());
    }

    @Override
    public void look(Scene scene, Verdict verdict) {
        int films = new Victim(scene, viewer(VIEWERS)).filmsInProfile();
        if (films != 1) {
            verdict.wrong(viewer(VIEWERS), "was erased and rated one film since, and has " + films);
        }
    }

    private String viewer(int i) {
        return name() + "-s" + i;
    }
}
