package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.FaultOutcome;
import com.movieconcierge.standalone.faults.FaultSuite;
import com.movieconcierge.standalone.faults.Faults;
import com.movieconcierge.standalone.faults.load.Ledger.Acknowledged;
import com.movieconcierge.standalone.faults.report.FaultJson;
import com.movieconcierge.standalone.faults.report.FaultPage;
import com.movieconcierge.standalone.faults.report.FaultTable;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code concierge faults} with real processes: the quickest ones, and one that no product can heal. */
class FaultsIT {
    @TempDir
    private Path folder;

    @Test
    void faultsThatHealLoseNothingAndDamageThatStaysIsCounted() throws Exception {
        List<Fault> faults = new ArrayList<>(Faults.named(List.of("poison-garbage", "kill")));
        faults.add(new Damage());
        List<FaultOutcome> outcomes;
        try (var suite = new FaultSuite(folder, 1, Clock.systemUTC(), sentence -> {})) {
            outcomes = suite.run(faults);
        }
        assertThat(outcomes.subList(0, 2)).allSatisfy(outcome -> {
            assertThat(outcome.verdict().sentences()).isEmpty();
            assertThat(outcome.passed()).isTrue();
            assertThat(outcome.acknowledged()).isGreaterThan(100);
            assertThat(outcome.served()).isNotEmpty();
        });
        FaultOutcome damaged = outcomes.get(2);
        assertThat(damaged.verdict().sentences()).anyMatch(sentence -> sentence.startsWith("damage-redis: "));
        assertThat(damaged.passed()).isFalse();
        assertThat(damaged.verdict().lost()).isOne();
        assertThat(damaged.verdict().doubled()).isOne();
        assertThat(damaged.verdict().wrongProfiles()).isOne();
        // The one whose profile is made up, and the one whose seen film was changed.
        assertThat(damaged.verdict().staleCopies()).isEqualTo(2);
        reportsSayIt(outcomes);
    }

    private void reportsSayIt(List<FaultOutcome> outcomes) throws Exception {
        assertThat(FaultTable.of(outcomes))
                .contains("damage is not as it should be:")
                .contains("acknowledged and not on the log");
        Path json = folder.resolve("faults.json");
        FaultJson.write(outcomes, json);
        JsonNode figures = JsonMapper.shared().readTree(json.toFile());
        assertThat(figures.at("/1/fault").asString()).isEqualTo("kill");
        assertThat(figures.at("/1/passed").asBoolean()).isTrue();
        assertThat(figures.at("/2/staleCopies").asInt()).isEqualTo(2);
        Path page = folder.resolve("faults.html");
        FaultPage.write(outcomes, page);
        var parser = DocumentBuilderFactory.newInstance();
        parser.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var figuresDrawn = parser.newDocumentBuilder().parse(page.toFile()).getElementsByTagName("svg");
        assertThat(figuresDrawn.getLength()).isEqualTo(3);
    }

    /** Takes something away in each place. */
    private static final class Damage implements Fault {
        @Override
        public String name() {
            return "damage";
        }

        @Override
        public String sentence() {
            return "a promise is broken, an event written twice, a profile made up and a seen film changed";
        }

        @Override
        public void strike(Scene scene) {
            var rating = scene.draw().standing("damage-redis", scene.clock().instant());
            scene.sender().send(rating);
            scene.foreign()
                    .send(new TopicCodec<>(Topics.RATINGS, scene.subject().registry())
                            .toRecord("damage-redis", rating));
            assertThat(Poll.until(Duration.ofSeconds(30), () -> profileOf(scene, "damage-redis") != null))
                    .isTrue();
            scene.ledger().acknowledged(new Acknowledged("damage-never-written", 0, 1_000_000));
            scene.foreign()
                    .send(new TopicCodec<>(Topics.USER_PROFILES, scene.subject().registry())
                            .toRecord("damage-ghost", of("damage-ghost", profileOf(scene, "damage-redis"))));
            String seen = RedisLayout.seenKey("damage-redis");
            String film = scene.redis().ask(redis -> redis.hkeys(seen)).get(0);
            // As many films as before: what is missing there is noticed, and healed.
            scene.redis().ask(redis -> redis.hset(seen, film, "0.5;0".getBytes(StandardCharsets.UTF_8)));
            scene.over();
        }

        private static TasteProfile profileOf(Scene scene, String viewer) {
            var codec = new TopicCodec<>(Topics.USER_PROFILES, scene.subject().registry());
            byte[] stored =
                    scene.redis().ask(redis -> redis.hget(RedisLayout.profileKey(viewer), RedisLayout.PROFILE_VALUE));
            return Optional.ofNullable(stored)
                    .map(value -> codec.decode(viewer.getBytes(StandardCharsets.UTF_8), value, -1))
                    .map(decoded -> ((Usable<String, TasteProfile>) decoded).value())
                    .orElse(null);
        }

        /** Of somebody who has never rated: the stream will not write it anew. */
        private static TasteProfile of(String userId, TasteProfile profile) {
            return new TasteProfile(
                    userId,
                    profile.revision(),
                    profile.appliedPartition(),
                    profile.appliedOffset(),
                    profile.asOf(),
                    profile.ratingCount(),
                    profile.pendingCount(),
                    profile.sums(),
                    profile.history(),
                    profile.historyComplete(),
                    profile.persona(),
                    profile.stated());
        }
    }
}
