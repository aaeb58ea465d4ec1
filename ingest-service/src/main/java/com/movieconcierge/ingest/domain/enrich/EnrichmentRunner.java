package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.enrich.EnrichmentCheckpoint.Counts;
import com.movieconcierge.ingest.domain.enrich.EnrichmentProgress.SetAside;
import com.movieconcierge.ingest.domain.enrich.FilmFinder.Outcome;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.ingest.domain.jobs.JobRecords;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs one enrichment: films in the order of their ids, each found, merged and written, or set aside with the reason. Every
 * few films, and whenever it stops, it writes a checkpoint; the same request goes on from there.
 */
public record EnrichmentRunner(
        CurrentFilms.Opener opener,
        FilmFinder finder,
        FilmWriter writer,
        JobRecords<EnrichmentCheckpoint> records,
        Clock clock,
        Limits limits) {
    /**
     * @param checkpointEvery films
     * @param inFlight films that are asked for at the same time
     * @param failuresInRow so many films failing one after another are no longer the films' fault
     */
    public record Limits(int checkpointEvery, int inFlight, int failuresInRow) {}

    void run(EnrichmentJob job) throws IOException, InterruptedException {
        EnrichmentRequest request = job.request();
        String name = request.describe();
        EnrichmentCheckpoint from = records.load(name).orElseGet(() -> EnrichmentCheckpoint.start(clock.instant()));
        try (CurrentFilms films =
                        opener.open(film -> request.wants(film, FilmWriter.day(clock.instant())), job::checkCancelled);
                JobRecords.Notes notes = records.notes(name, from.notesLength())) {
            SortedSet<String> left = new TreeSet<>(request.movieIds().isEmpty() ? films.ids() : request.movieIds());
            left = left.tailSet(from.position() + '\0');
            job.opened(from, left.size(), notes.path());
            new Pass(job, films, notes, from).deal(left);
        } finally {
            job.noteSent();
        }
        records.clear(name);
    }

    /** A film that was set aside, as a line of the notes. */
    private record Note(String movieId, String title, String outcome, String reason, List<Named> candidates) {}

    private record Named(
            String tmdbId, String title, @Nullable Integer year) {}

    /** One run over the films that are left. */
    private final class Pass {
        private final EnrichmentJob job;
        private final CurrentFilms films;
        private final JobRecords.Notes notes;
        private final Instant startedAt;
        private final Instant notBefore;
        private String position;
        private int failures;

        Pass(EnrichmentJob job, CurrentFilms films, JobRecords.Notes notes, EnrichmentCheckpoint from) {
            this.job = job;
            this.films = films;
            this.notes = notes;
            this.startedAt = from.startedAt();
            this.notBefore =
                    job.request().refresh() ? from.startedAt() : clock.instant().minus(FilmMerge.LONGEST);
            this.position = from.position();
        }

        void deal(SortedSet<String> left) throws IOException, InterruptedException {
            int sinceCheckpoint = 0;
            try (var answers = new LookAhead<>(left.iterator(), this::ask, limits.inFlight(), job::checkCancelled)) {
                for (var answer = answers.next(); answer != null; answer = answers.next()) {
                    take(answer.getKey(), answer.getValue());
                    position = answer.getKey();
                    if (++sinceCheckpoint >= limits.checkpointEvery()) {
                        checkpoint();
                        sinceCheckpoint = 0;
                    }
                }
            } finally {
                checkpoint();
            }
        }

        private Callable<Outcome> ask(String movieId) {
            Film film = films.latest(movieId).film();
            return film == null
                    ? () -> new Outcome.NotFound("is not in the catalogue")
                    : () -> finder.find(film, notBefore);
        }

        private void take(String movieId, Outcome outcome) throws IOException {
            if (outcome instanceof Outcome.Found found) {
                write(movieId, found);
            } else if (outcome instanceof Outcome.NotFound notFound) {
                setAside(movieId, "not found", notFound.reason(), List.of());
                job.count(new Counts(0, 0, 1, 0, 0));
            } else if (outcome instanceof Outcome.Ambiguous ambiguous) {
                setAside(movieId, "ambiguous", "not one film alone has its title and year", ambiguous.candidates());
                job.count(new Counts(0, 0, 0, 1, 0));
            } else if (outcome instanceof Outcome.Failed failed) {
                fail(movieId, failed.reason());
            }
        }

        private void write(String movieId, Outcome.Found found) throws IOException {
            FilmWriter.Written written = writer.write(movieId, films, found.details());
            if (written.failure() != null) {
                fail(movieId, written.failure());
            } else {
                failures = 0;
                job.count(new Counts(1, written.changed() ? 1 : 0, 0, 0, 0));
            }
        }

        private void fail(String movieId, String reason) throws IOException {
            setAside(movieId, "failed", reason, List.of());
            job.count(new Counts(0, 0, 0, 0, 1));
            if (++failures >= limits.failuresInRow()) {
                throw new JobFailedException(failures + " films failed one after another, the last because of " + reason
                        + ": is TMDB_URL right?");
            }
        }

        private void setAside(String movieId, String what, String reason, List<FilmDatabase.Candidate> candidates)
                throws IOException {
            Film film = films.latest(movieId).film();
            String title = film == null ? "" : film.title();
            job.setAside(new SetAside(movieId, title, what + ": " + reason, candidates));
            List<Named> named = candidates.stream()
                    .map(one -> new Named(one.id(), one.title(), one.year()))
                    .toList();
            notes.add(new Note(movieId, title, what, reason, named));
        }

        private void checkpoint() throws IOException {
            long length = notes.flush();
            records.save(job.request().describe(), new EnrichmentCheckpoint(startedAt, position, job.counts(), length));
        }
    }
}
