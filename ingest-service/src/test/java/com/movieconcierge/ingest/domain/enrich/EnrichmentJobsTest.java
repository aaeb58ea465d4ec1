package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.ingest.domain.enrich.EnrichmentWorld.NOW;
import static com.movieconcierge.ingest.domain.enrich.EnrichmentWorld.awaitEnd;
import static com.movieconcierge.testkit.TmdbServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import com.movieconcierge.testkit.TmdbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How enrichments stop, wait and go on. */
class EnrichmentJobsTest {
    @TempDir
    Path folder;

    private EnrichmentWorld world;

    @BeforeEach
    void start() {
        world = new EnrichmentWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whereEveryAnswerIsBrokenTheJobStopsAndSaysSo() {
        world.manyFilms(15);
        for (int i = 1; i <= 15; i++) {
            world.server.put("/3/movie/" + i, "<html>a captive portal</html>");
        }
        try (EnrichmentJobs jobs = world.jobs()) {
            EnrichmentProgress end = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(end.message()).contains("10 films failed one after another", "TMDB_URL");
        }
    }

    @Test
    void anEnrichmentThatWasStoppedGoesOnAndRepeatsNoRequest() {
        world.manyFilms(20);
        world.logs.failAfter(7);
        try (EnrichmentJobs first = world.jobs()) {
            assertThat(awaitEnd(first, EnrichmentRequest.all(false)).state()).isEqualTo(JobState.FAILED);
        }
        world.logs.recover();
        try (EnrichmentJobs second = world.jobs()) {
            EnrichmentProgress done = awaitEnd(second, EnrichmentRequest.all(false));

            assertThat(done).returns(true, EnrichmentProgress::resumed).returns(20L, EnrichmentProgress::done);
            assertThat(done.changed()).isEqualTo(20);
        }
        assertThat(world.server.targets()).hasSize(20).doesNotHaveDuplicates();
        assertThat(world.logs.films).as("each was written once more").hasSize(40);
    }

    @Test
    void whatWasAskedAnewIsNotAskedAnewTwice() {
        world.manyFilms(20);
        try (EnrichmentJobs jobs = world.jobs()) {
            awaitEnd(jobs, EnrichmentRequest.all(false));
        }
        world.logs.films.clear();
        world.server.seen.clear();
        for (int i = 1; i <= 20; i++) {
            world.server.film(i, "Renewed " + i, "1990-01-01");
        }
        world.logs.failAfter(7);
        try (EnrichmentJobs first = world.jobs(NOW.plusSeconds(60), 0)) {
            awaitEnd(first, EnrichmentRequest.all(true));
        }
        world.logs.recover();
        try (EnrichmentJobs second = world.jobs(NOW.plusSeconds(120), 0)) {
            assertThat(awaitEnd(second, EnrichmentRequest.all(true)).changed()).isEqualTo(20);
        }
        assertThat(world.server.targets()).hasSize(20).doesNotHaveDuplicates();
        assertThat(world.now("m-020").synopsis()).isEqualTo("What happens in Renewed 20.");
        assertThat(world.now("m-020").title()).isEqualTo("Film 20");
    }

    @Test
    void whileTmdbIsAwayTheJobPausesAndGoesOnByItself() {
        world.manyFilms(5);
        world.server.fail(1_000_000, status(503, "offline"));
        try (EnrichmentJobs jobs = world.jobs(NOW, 600_000)) {
            String id = jobs.start(EnrichmentRequest.all(false)).id();
            // In one look: with the next try the message goes.
            await().until(() ->
                    String.valueOf(jobs.find(id).orElseThrow().message()).contains("TMDb answers HTTP 503"));
            world.server.heal();
            await().until(() -> jobs.find(id).orElseThrow().state() == JobState.DONE);
            assertThat(jobs.find(id).orElseThrow().changed()).isEqualTo(5);
        }
    }

    @Test
    void aRefusedTokenFailsTheJobAtOnce() {
        world.manyFilms(5);
        world.server.fail(1_000, status(401, TmdbServer.BAD_KEY));
        try (EnrichmentJobs jobs = world.jobs(NOW, 600_000)) {
            EnrichmentProgress end = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(end.message()).startsWith("TMDB_TOKEN is refused");
        }
    }

    @Test
    void aCancelledJobStopsWhileItWaits() {
        world.manyFilms(1);
        world.server.fail(1, world.server.hang());
        try (EnrichmentJobs jobs = world.jobs()) {
            String id = jobs.start(EnrichmentRequest.all(false)).id();
            await().until(() -> !world.server.seen.isEmpty());
            jobs.cancel(id);
            await().until(() -> jobs.find(id).orElseThrow().state() == JobState.CANCELLED);
        }
    }
}
