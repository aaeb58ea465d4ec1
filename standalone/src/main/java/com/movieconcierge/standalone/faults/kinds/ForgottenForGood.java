package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.traces.TraceScan;
import com.movieconcierge.standalone.traces.Traces;
import com.movieconcierge.standalone.traces.Traces.Kind;
import com.movieconcierge.standalone.traces.Traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A viewer with ratings, a statement and a dead letter asks to be forgotten, and a thousand ratings of theirs come late, half of
 * them over HTTP. Once the receipt says that it is done, nothing anywhere may name them: no topic, no key, no file.
 */
public record ForgottenForGood() implements Fault {
    private static final int RATINGS = 6;
    private static final int LATE_EACH_WAY = 500;
    private static final Duration AGO = Duration.ofMinutes(4);
    private static final Duration KNOWN_LIMIT = Duration.ofSeconds(30);
    private static final Duration DONE_LIMIT = Duration.ofMinutes(5);
    private static final int MOST_TOLD = 5;

    @Override
    public String name() {
        return "forgotten";
    }

    @Override
    public String sentence() {
        return "an erasure with 1,000 late ratings after it, and a look everywhere for what names the viewer";
    }

    /** Brokers keep what was taken back for a while: too long for a trial. */
    @Override
    public Map<String, String> environment() {
        return Map.of("FORGETTING_EVERY", "2s", "KAFKA_COMPACTION_LAG", "1s", "KAFKA_REMOVALS_KEPT", "1s");
    }

    @Override
    public void strike(Scene scene) throws InterruptedException {
        Instant before = scene.clock().instant();
        Victim victim = Victim.leaving(scene, viewer()).served(RATINGS);
        states(scene);
        PoisonRecord.send(scene, Topics.RATINGS.name(), PoisonRecord.bytes(viewer()), PoisonRecord.bytes("no rating"));
        isNamedEverywhere(scene);
        victim.leaves();
        scene.note("the viewer has asked to be forgotten");
        for (int i = 0; i < LATE_EACH_WAY; i++) {
            victim.sender().send(scene.draw().standing(viewer(), before.minus(ago(scene))));
            scene.leaving().send(scene.draw().standing(viewer(), before.minus(ago(scene))));
        }
        scene.leaving().flush();
        scene.note("1,000 ratings have come late");
        scene.over();
        if (!Poll.until(DONE_LIMIT, () -> isDone(scene))) {
            scene.found("After " + DONE_LIMIT.toMinutes() + " minutes the receipt does not say that it is done.");
        }
    }

    private static Duration ago(Scene scene) {
        return Duration.ofMillis(scene.random().nextInt((int) AGO.toMillis()));
    }

    private void states(Scene scene) {
        scene.instance()
                .recommend()
                .post(
                        "/v1/prompts",
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("prompt", "a slow western from the sixties")
                                .put("userId", viewer()));
        Poll.until(KNOWN_LIMIT, () -> scene.instance()
                .recommend()
                .get("/v1/users/" + viewer() + "/profile")
                .hasNonNull("stated"));
    }

    /** Or the look afterwards shows nothing. */
    private void isNamedEverywhere(Scene scene) {
        List<Trace> traces = looked(scene).of(viewer());
        for (Kind kind : Kind.values()) {
            if (traces.stream().noneMatch(trace -> trace.kind() == kind)) {
                scene.found("Before they leave, nothing of the kind " + kind.title() + " names the viewer.");
            }
        }
    }

    private boolean isDone(Scene scene) {
        try {
            return scene.instance()
                    .recommend()
                    .find("/v1/users/" + ServiceClient.encode(viewer()) + "/erasure")
                    .filter(receipt -> receipt.path("done").asBoolean())
                    .isPresent();
        } catch (Refusal e) {
            return false; // under load it may answer late
        }
    }

    @Override
    public void look(Scene scene, Verdict verdict) {
        try {
            Traces traces = looked(scene);
            traces.unread().forEach(verdict::failed);
            traces.of(viewer()).stream()
                    .limit(MOST_TOLD)
                    .forEach(trace -> verdict.wrong(
                            viewer(),
                            "is named " + trace.count() + " times by the "
                                    + trace.kind().title() + " " + trace.place() + ", first: " + trace.first()));
        } catch (LogUnavailableException e) {
            verdict.failed("Could not be looked for: " + e.getMessage());
        }
    }

    private Traces looked(Scene scene) {
        return TraceScan.of(scene.product().data()).lookFor(List.of(viewer()), Stages.UNSEEN);
    }

    private String viewer() {
        return name() + "-viewer-gone";
    }
}
