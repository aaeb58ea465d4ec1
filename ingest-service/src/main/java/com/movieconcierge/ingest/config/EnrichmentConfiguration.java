package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.files.DiskJobRecords;
import com.movieconcierge.ingest.adapter.http.EnrichmentsController;
import com.movieconcierge.ingest.adapter.http.FilmDetailsController;
import com.movieconcierge.ingest.adapter.tmdb.Sleeper;
import com.movieconcierge.ingest.adapter.tmdb.TmdbFilmDatabase;
import com.movieconcierge.ingest.adapter.tmdb.TmdbHttp;
import com.movieconcierge.ingest.adapter.tmdb.TmdbToken;
import com.movieconcierge.ingest.config.IngestProperties.Imports;
import com.movieconcierge.ingest.config.IngestProperties.Tmdb;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.ingest.domain.enrich.EnrichmentCheckpoint;
import com.movieconcierge.ingest.domain.enrich.EnrichmentJobs;
import com.movieconcierge.ingest.domain.enrich.EnrichmentProgress;
import com.movieconcierge.ingest.domain.enrich.EnrichmentRunner;
import com.movieconcierge.ingest.domain.enrich.FilmFinder;
import com.movieconcierge.ingest.domain.enrich.FilmMerge;
import com.movieconcierge.ingest.domain.enrich.FilmWriter;
import com.movieconcierge.ingest.domain.enrich.TmdbFilmLookup;
import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import com.movieconcierge.ingest.domain.jobs.JobQueue;
import com.movieconcierge.kernel.FileCache;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Enrichment by TMDb, where there is a token for it. */
@Configuration(proxyBeanMethods = false)
public class EnrichmentConfiguration {
    private static final int CHECKPOINT_EVERY = 20;
    private static final int FAILURES_IN_ROW = 50;

    /** The enrichments and the look-up of single films, which share one pace; none without a token. */
    public record Enrichments(Optional<EnrichmentJobs> jobs, Optional<TmdbFilmLookup> lookup) implements AutoCloseable {
        @Override
        public void close() {
            jobs.ifPresent(EnrichmentJobs::close);
            lookup.ifPresent(TmdbFilmLookup::close);
        }
    }

    @Bean
    Enrichments enrichments(IngestProperties properties, IngestFlow.Logs logs, CurrentFilms.Opener films, Clock clock) {
        Tmdb tmdb = properties.tmdb();
        Imports imports = properties.imports();
        if (!tmdb.isOn()) {
            return new Enrichments(Optional.empty(), Optional.empty());
        }
        var database = database(tmdb, clock);
        var records = new DiskJobRecords<>(imports.stateDir(), "enrichment", "set-aside", EnrichmentCheckpoint.class);
        var runner = new EnrichmentRunner(
                films,
                new FilmFinder(database),
                new FilmWriter(logs.single(), properties.ingest().timeout().toMillis()),
                records,
                clock,
                new EnrichmentRunner.Limits(CHECKPOINT_EVERY, tmdb.inFlight(), FAILURES_IN_ROW));
        var limits = new JobQueue.Limits(
                imports.queued(), tmdb.retry().toMillis(), tmdb.giveUp().toMillis());
        return new Enrichments(
                Optional.of(new EnrichmentJobs(runner, database, limits)),
                Optional.of(new TmdbFilmLookup(database, tmdb.lookupTimeout(), clock)));
    }

    private static TmdbFilmDatabase database(Tmdb tmdb, Clock clock) {
        var settings =
                new TmdbHttp.Settings(tmdb.url(), new TmdbToken(tmdb.token().strip()), tmdb.rate(), tmdb.timeout());
        var random = new Random();
        var http = new TmdbHttp(settings, Sleeper.REAL, clock, random::nextDouble);
        var cache = new FileCache(
                tmdb.cacheDir(), tmdb.cache().toBytes(), Duration.ofDays(FilmMerge.LONGEST.getDays()), clock);
        return new TmdbFilmDatabase(http, cache, tmdb.language(), clock);
    }

    @Bean
    EnrichmentsController enrichmentsController(Enrichments enrichments) {
        return new EnrichmentsController(enrichments.jobs());
    }

    @Bean
    FilmDetailsController filmDetailsController(Enrichments enrichments) {
        return new FilmDetailsController(enrichments.lookup());
    }

    @Bean
    MeterBinder enrichmentGauges(Enrichments enrichments) {
        Supplier<Optional<EnrichmentProgress>> latest = () -> enrichments.jobs().flatMap(EnrichmentJobs::latest);
        return registry -> {
            IngestConfiguration.latest(registry, "enrichment", "films", latest, EnrichmentProgress::done);
            IngestConfiguration.latest(registry, "enrichment", "changed", latest, EnrichmentProgress::changed);
            IngestConfiguration.latest(registry, "enrichment", "requests", latest, EnrichmentProgress::requests);
        };
    }

    /** A pause shows, and takes nothing out of service: ratings do not need TMDb. */
    @Bean
    HealthIndicator enrichmentHealthIndicator(Enrichments enrichments) {
        Health off = Health.up()
                .withDetail("enrichment", "off: TMDB_TOKEN is not set")
                .build();
        return () -> enrichments.jobs().map(EnrichmentConfiguration::health).orElse(off);
    }

    private static Health health(EnrichmentJobs jobs) {
        return jobs.latest()
                .filter(job -> job.state() == JobState.PAUSED)
                .map(job -> Health.unknown().withDetail("reason", String.valueOf(job.message())))
                .orElseGet(Health::up)
                .build();
    }
}
