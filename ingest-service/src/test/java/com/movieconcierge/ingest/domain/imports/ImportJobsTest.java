package com.movieconcierge.ingest.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.ingest.adapter.files.DiskImportFiles;
import com.movieconcierge.ingest.adapter.files.DiskJobRecords;
import com.movieconcierge.ingest.domain.RatingAppender;
import com.movieconcierge.ingest.domain.RecentEvents;
import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import com.movieconcierge.ingest.support.Fixtures;
import com.movieconcierge.ingest.support.MemoryLogs;
import com.movieconcierge.ingest.support.NoMetrics;
import com.movieconcierge.model.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJobsTest {
    private static final int ROWS = 1_000;

    @TempDir
    Path folder;

    private final MemoryLogs logs = new MemoryLogs();

    private ImportJobs jobs(long giveUpMillis, long maxRejects) {
        var appender = new RatingAppender(new RecentEvents(1), new NoMetrics(), Clock.systemUTC());
        var runner = new ImportRunner(
                logs,
                logs,
                appender,
                new DiskJobRecords<>(folder.resolve("state"), "import", "rejects", Checkpoint.class),
                new ImportRunner.Limits(100, 10, 5_000, maxRejects));
        return new ImportJobs(runner, DiskImportFiles::find, new ImportJobs.Limits(4, 1, giveUpMillis));
    }

    private ImportRequest manyRatings() throws IOException {
        logs.learn("m-1");
        Path file = folder.resolve("ratings.csv");
        Files.writeString(
                file,
                IntStream.range(0, ROWS)
                        .mapToObj(row ->
                                row % 200 == 7 ? "u-" + row + ",m-1,9,1000" : "u-" + row + ",m-1,4," + (1000 + row))
                        .collect(Collectors.joining("\n", "userId,movieId,rating,timestamp\n", "\n")));
        return ImportRequest.of(Map.of("ratings", file));
    }

    private static ImportProgress awaitState(ImportJobs jobs, String id, JobState state) {
        await().until(() -> jobs.find(id).orElseThrow().state() == state);
        return jobs.find(id).orElseThrow();
    }

    @Test
    void anAbortedImportGoesOnFromItsCheckpointAndLosesNothing() throws IOException {
        ImportRequest request = manyRatings();
        logs.failAfter(550);
        try (ImportJobs first = jobs(0, 100)) {
            String id = first.start(request).id();
            awaitState(first, id, JobState.FAILED);
        }
        int before = logs.ratings.size();
        assertThat(before).isEqualTo(550);

        logs.recover();
        try (ImportJobs second = jobs(0, 100)) {
            ImportProgress done = awaitState(second, second.start(request).id(), JobState.DONE);
            assertThat(done.resumed()).isTrue();
            assertThat(done.rejected()).isEqualTo(5);
            assertThat(Files.readAllLines(Path.of(String.valueOf(done.rejectedFile()))))
                    .hasSize(5)
                    .first()
                    .asString()
                    .contains("\"line\":9", "\"field\":\"rating\"")
                    .as("viewers are forgotten, and this file is not")
                    .doesNotContain("u-7");
        }
        List<String> events = logs.ratings.stream().map(Rating::eventId).toList();
        assertThat(events.stream().distinct()).hasSize(ROWS - 5);
        assertThat(events).as("only what lay behind the checkpoint came twice").hasSizeLessThan(ROWS - 5 + 110);
    }

    @Test
    void anImportWaitsForTheLogAndGoesOnByItself() throws IOException {
        ImportRequest request = manyRatings();
        logs.failAfter(300);
        try (ImportJobs jobs = jobs(600_000, 100)) {
            String id = jobs.start(request).id();
            await().until(() -> jobs.find(id).orElseThrow().message() != null);
            logs.recover();
            assertThat(awaitState(jobs, id, JobState.DONE).ratings().done()).isEqualTo(ROWS - 5);
        }
    }

    @Test
    void anImportStartedAnewAfterItsEndMakesTheSameEvents() throws IOException {
        ImportRequest request = manyRatings();
        try (ImportJobs jobs = jobs(0, 100)) {
            awaitState(jobs, jobs.start(request).id(), JobState.DONE);
            ImportProgress again = awaitState(jobs, jobs.start(request).id(), JobState.DONE);
            assertThat(again.resumed()).isFalse();
        }
        assertThat(logs.ratings).hasSize(2 * (ROWS - 5));
        assertThat(logs.ratings.stream().map(Rating::eventId).distinct()).hasSize(ROWS - 5);
    }

    @Test
    void aFileOfNothingButBadRowsIsGivenUp() throws IOException {
        ImportRequest request = manyRatings();
        try (ImportJobs jobs = jobs(0, 2)) {
            ImportProgress failed = awaitState(jobs, jobs.start(request).id(), JobState.FAILED);
            assertThat(failed.message()).contains("is this the right file?");
        }
    }

    @Test
    void aFaultOfTheServiceEndsTheImportAndNotTheNextOne() throws IOException {
        ImportRequest request = manyRatings();
        logs.breakNext(new NoClassDefFoundError("made up"));
        try (ImportJobs jobs = jobs(0, 100)) {
            ImportProgress failed = awaitState(jobs, jobs.start(request).id(), JobState.FAILED);
            assertThat(failed.message()).contains("internal fault");
            awaitState(jobs, jobs.start(request).id(), JobState.DONE);
        }
    }

    @Test
    void filmsGoBeforeRatingsAndUnknownFilmsAreSetAside() {
        var request =
                ImportRequest.of(Map.of("movielens", Fixtures.path("ml-csv"), "texts", Fixtures.path("texts.jsonl")));
        try (ImportJobs jobs = jobs(0, 100)) {
            ImportProgress done = awaitState(jobs, jobs.start(request).id(), JobState.DONE);

            assertThat(done.films().done()).isEqualTo(4);
            assertThat(done.ratings().done()).isEqualTo(4);
            assertThat(done.rejected()).isEqualTo(9);
        }
        assertThat(logs.ratings).extracting(Rating::source).containsOnly("import:movielens");
    }

    @Test
    void theSameRequestWhileItRunsIsTheSameImport() throws IOException {
        ImportRequest request = manyRatings();
        logs.failAfter(0);
        try (ImportJobs jobs = jobs(600_000, 100)) {
            String id = jobs.start(request).id();
            assertThat(jobs.start(request).id()).isEqualTo(id);
            assertThat(jobs.cancel(id)).isPresent();
            awaitState(jobs, id, JobState.CANCELLED);
            assertThat(jobs.cancel("none")).isEmpty();
        }
    }
}
