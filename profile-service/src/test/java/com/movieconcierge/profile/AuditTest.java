package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static com.movieconcierge.profile.Statements.genre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.profile.audit.ProfileAudit.Laws;
import com.movieconcierge.profile.audit.ProfileAudit.Places;
import com.movieconcierge.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit agrees with, and what it notices. */
class AuditTest {
    private static final Instant SAID = Samples.T0.plus(Duration.ofDays(1));

    private final TopologyRig rig = new TopologyRig();

    /** Ratings of five viewers, statements, an erasure; and of each log what is no record of it. */
    @BeforeEach
    void read() {
        Random random = new Random(20261128);
        for (int film = 0; film < 8; film++) {
            rig.film(dna("film-" + film, "1"));
        }
        for (int i = 0; i < 60; i++) {
            String user = "viewer-" + random.nextInt(5);
            Double stars = random.nextInt(8) == 0 ? null : 0.5 * (1 + random.nextInt(10));
            rig.rate(rating(user, "film-" + random.nextInt(10), stars, random.nextInt(900), "e" + i));
        }
        rig.state(genre("viewer-0", "Western", SAID));
        rig.state(genre("quiet", "Comedy", SAID));
        rig.rate(rating("early-bird", "film-2", 5.0, 700));
        rig.rate(rating("viewer-3", "film-3", 5.0, 910, "love"));
        rig.rate(rating("viewer-3", "film-3", 1.0, 911, "hate"));
        rig.rate(rating("viewer-3", "film-3", 5.0, 912, "love"));
        rig.erase(new Erasure("early-bird", Samples.T0.plus(Duration.ofDays(600)), 0, 61L, null));
        rig.erase(new Erasure("viewer-4", Samples.T0.plus(Duration.ofDays(400)), -1, -1L, null));
        String text = "garbage";
        rig.rateBytes("viewer-1", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        rig.rate(rating("viewer-1", "film-1", 7.0, 950));
        rig.rate(rating("ahead", "film-1", 5.0, 0), Samples.T0.minus(Duration.ofMinutes(10)));
        rig.stateBytes(
                "viewer-1",
                PlainAvro.encode(Statements.with(
                        "viewer-1", SAID, Statements.wanted(Statements.times(21, "Western"), List.of()))));
        rig.filmBytes("film-1", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        rig.settle();
        rig.profiles();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aTopicThatIsRewrittenInTheMiddleIsReadAgainAndCountsOnce() {
        AuditResult undisturbed = audit();

        rig.log.rewriteOnce(Topics.RATINGS);
        AuditResult again = audit();

        assertThat(rig.log.readings(Topics.RATINGS)).isEqualTo(2);
        assertThat(rig.log.readings(Topics.USER_ERASURES)).isEqualTo(3);
        assertThat(again.agrees()).isEqualTo(undisturbed.agrees());
        assertThat(again.ratingsRead()).isEqualTo(undisturbed.ratingsRead());
        assertThat(again.differences()).isEqualTo(undisturbed.differences());
    }

    private AuditResult audit() {
        return new ProfileAudit(rig.log::reader, PlainAvro.CONFIG, Laws.of(Samples.LAW), Places.TOPICS).run();
    }

    /** Whose published profile differs in that way. */
    private List<String> profiles(String what) {
        return audit().at(Place.PROFILES).stream()
                .filter(difference -> difference.what().equals(what))
                .map(Difference::id)
                .toList();
    }

    /** What the stream sets aside counts here as little: a statement of 21 genres, a rating ahead of its record. */
    @Test
    void theAuditGoesByTheRulesOfTheStream() {
        AuditResult audit = audit();
        assertThat(audit.agrees()).as(audit.toString()).isTrue();
        assertThat(audit.looked()).containsEntry(Place.PROFILES, 6);
        assertThat(audit.blocks()).hasSize(4);
    }

    @Test
    void aChangedSumIsNoticed() {
        corrupt("viewer-2", profile -> {
            List<TasteBlock> blocks = new ArrayList<>(profile.getBlocks());
            float[] sum = Vectors.fromBytes(blocks.get(0).getSum());
            sum[3] += 0.5f;
            blocks.set(
                    0,
                    TasteBlock.newBuilder(blocks.get(0))
                            .setSum(Vectors.toBytes(sum))
                            .build());
            profile.setBlocks(blocks);
        });
        AuditResult audit = audit();
        assertThat(audit.agrees()).isFalse();
        assertThat(audit.blocks()).anySatisfy(block -> {
            assertThat(block.worstUser()).isEqualTo("viewer-2");
            assertThat(block.worstCosine()).isLessThan(AuditResult.COSINE);
        });
    }

    @Test
    void aSumOfTheRightDirectionAndTwiceTheLengthIsNoticed() {
        corrupt("viewer-2", profile -> {
            List<TasteBlock> blocks = new ArrayList<>(profile.getBlocks());
            float[] sum = Vectors.scaled(Vectors.fromBytes(blocks.get(0).getSum()), 2);
            blocks.set(
                    0,
                    TasteBlock.newBuilder(blocks.get(0))
                            .setSum(Vectors.toBytes(sum))
                            .build());
            profile.setBlocks(blocks);
        });
        AuditResult audit = audit();
        assertThat(audit.agrees()).isFalse();
        assertThat(audit.blocks())
                .filteredOn(block -> !block.agrees())
                .singleElement()
                .extracting(AuditResult.Agreement::worstUser)
                .isEqualTo("viewer-2");
    }

    @Test
    void aMissingSumIsNoticed() {
        corrupt("viewer-2", profile -> profile.setBlocks(profile.getBlocks().subList(1, 4)));
        assertThat(audit().agrees()).isFalse();
    }

    @Test
    void aWrongCountIsNoticed() {
        corrupt("viewer-2", profile -> profile.setRatingCount(profile.getRatingCount() + 1));
        assertThat(profiles("has a wrong number of ratings")).containsExactly("viewer-2");
        corrupt("viewer-3", profile -> profile.setPendingCount(profile.getPendingCount() + 1));
        assertThat(profiles("has a wrong number of ratings")).containsExactlyInAnyOrder("viewer-2", "viewer-3");
        assertThat(audit().agrees()).isFalse();
    }

    @Test
    void aWrongOffsetIsNoticed() {
        corrupt("viewer-2", profile -> profile.setAppliedOffset(profile.getAppliedOffset() - 1));
        assertThat(profiles("names another last rating")).containsExactly("viewer-2");
        assertThat(audit().agrees()).isFalse();
    }

    @Test
    void anotherStatementIsNoticed() {
        corrupt("viewer-0", profile -> profile.setStated(genre("viewer-0", "Drama", SAID)));
        corrupt("viewer-2", profile -> profile.setStated(genre("viewer-2", "Drama", SAID)));
        corrupt("quiet", profile -> profile.setStated(null));
        assertThat(profiles("holds another statement than the log"))
                .containsExactlyInAnyOrder("viewer-0", "viewer-2", "quiet");
        assertThat(audit().agrees()).isFalse();
    }

    @Test
    void aMissingProfileIsNoticed() {
        rig.log.append(Topics.USER_PROFILES, "viewer-2", null, TopologyRig.NOW);
        assertThat(profiles("has no profile and should")).containsExactly("viewer-2");
        assertThat(audit().agrees()).isFalse();
    }

    @Test
    void aProfileOfNobodyIsNoticed() {
        TasteProfile profile = rig.profile("viewer-2");
        byte[] value = PlainAvro.encode(
                TasteProfile.newBuilder(profile).setUserId("nobody").build());
        rig.log.append(Topics.USER_PROFILES, "nobody", value, TopologyRig.NOW);
        assertThat(profiles("has a profile and should not")).containsExactly("nobody");
        assertThat(audit().agrees()).isFalse();
    }

    private void corrupt(String userId, Consumer<TasteProfile.Builder> change) {
        TasteProfile.Builder profile = TasteProfile.newBuilder(rig.profile(userId));
        change.accept(profile);
        rig.log.append(Topics.USER_PROFILES, userId, PlainAvro.encode(profile.build()), TopologyRig.NOW);
    }

    @Test
    void aBrokerThatFallsSilentHalfWayEndsTheAudit() {
        rig.log.goAwayAfter(30);
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(this::audit)
                .withMessageContaining("Nothing has come from topic ratings for 20 s")
                .withMessageContaining("check that the Kafka broker is up");
    }

    @Test
    void aBrokerThatIsNotThereEndsTheAudit() {
        Map<String, Object> settings = new KafkaClients(Map.of(
                        "bootstrap.servers", "127.0.0.1:" + FreePorts.any(1).get(0)))
                .reader("audit");
        var audit = new ProfileAudit(
                topic -> new LogReader(
                        () -> KafkaClients.openConsumer(settings),
                        List.of(topic),
                        Duration.ofMillis(500),
                        System::nanoTime),
                PlainAvro.CONFIG,
                Laws.of(Samples.LAW),
                Places.TOPICS);
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(audit::run)
                .withMessageContaining("topic movie-dna");
    }
}
