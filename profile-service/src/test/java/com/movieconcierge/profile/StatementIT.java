package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Statements from the log to Redis, on a real broker, over a restart; and the audit's word on them. */
class StatementIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final RealParts PARTS = RealParts.get();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext service;
    private static TypedRecords records;
    private static ProfilesInRedis profiles;

    @BeforeAll
    static void start() {
        profiles = new ProfilesInRedis();
        records = PARTS.records();
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        profiles.close();
        records.close();
    }

    private static ConfigurableApplicationContext startService() {
        return RunningService.onSharedParts(directory);
    }

    @Test
    void statementsOutliveARestartAndTheAuditAgrees() {
        String stays = unique("stays");
        String rates = unique("rates");
        String leaves = unique("leaves");
        String forgotten = unique("forgotten");
        for (String user : new String[] {stays, rates, leaves, forgotten}) {
            state(Statements.genre(user, "Western", Samples.T0));
        }
        for (String user : new String[] {stays, rates, leaves, forgotten}) {
            await().atMost(LIMIT).until(() -> stated(user).isPresent());
        }
        records.send(Topics.STATED_TASTES, leaves, null);
        await().atMost(LIMIT).until(() -> profile(leaves).isEmpty());

        service.close();
        // Meanwhile, on three logs.
        records.send(Topics.RATINGS, rates, Samples.rating(rates, "some-film", 4.0, 1));
        records.send(Topics.USER_ERASURES, forgotten, new Erasure(forgotten, Samples.T0, -1, -1L, null));
        state(Statements.genre(leaves, "Comedy", Samples.T0.plusSeconds(1)));
        service = startService();

        await().atMost(LIMIT).until(() -> profile(rates)
                .filter(profile -> profile.getRatingCount() == 1)
                .isPresent());
        assertThat(stated(rates).orElseThrow().getWanted().getGenres()).containsExactly("Western");
        await().atMost(LIMIT).until(() -> profile(forgotten).isEmpty());
        await().atMost(LIMIT).until(() -> stated(leaves).isPresent());
        assertThat(stated(leaves).orElseThrow().getWanted().getGenres()).containsExactly("Comedy");
        assertThat(stated(stays)).contains(Statements.genre(stays, "Western", Samples.T0));

        // What is read for the readers is committed for the audit a moment later.
        await().atMost(LIMIT).until(() -> audit().agrees());

        // A statement that the stream does not have yet would be told.
        service.close();
        state(Statements.genre(stays, "Drama", Samples.T0.plusSeconds(2)));
        AuditResult behind = audit();
        assertThat(behind.at(Place.PROFILES))
                .containsExactly(new Difference(Place.PROFILES, stays, "holds another statement than the log"));
        assertThat(behind.agrees()).isFalse();
    }

    private static AuditResult audit() {
        return ProfileAudit.run(
                Map.of("bootstrap.servers", PARTS.bootstrapServers()), PARTS.serdeConfig(), Samples.LAW);
    }

    private static void state(StatedTaste statement) {
        records.send(Topics.STATED_TASTES, statement.getUserId(), statement);
    }

    private static Optional<StatedTaste> stated(String user) {
        return profile(user).map(TasteProfile::getStated);
    }

    private static Optional<TasteProfile> profile(String user) {
        return profiles.of(user);
    }
}
