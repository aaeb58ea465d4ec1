package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.files.DiskImportFiles;
import com.movieconcierge.ingest.adapter.files.DiskJobRecords;
import com.movieconcierge.ingest.adapter.metrics.MicrometerIngestMetrics;
import com.movieconcierge.ingest.config.IngestProperties.Imports;
import com.movieconcierge.ingest.config.IngestProperties.Requests;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.RatingAppender;
import com.movieconcierge.ingest.domain.RecentEvents;
import com.movieconcierge.ingest.domain.imports.Checkpoint;
import com.movieconcierge.ingest.domain.imports.ImportJobs;
import com.movieconcierge.ingest.domain.imports.ImportProgress;
import com.movieconcierge.ingest.domain.imports.ImportRunner;
import com.movieconcierge.ingest.domain.jobs.JobQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The flow and the imports, put together. */
@Configuration(proxyBeanMethods = false)
public class IngestConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RatingAppender ratingAppender(IngestProperties properties, MeterRegistry registry, Clock clock) {
        return new RatingAppender(
                new RecentEvents(properties.ingest().rememberedEvents()),
                new MicrometerIngestMetrics(registry),
                clock,
                IngestConfiguration::newId);
    }

    @Bean
    IngestFlow ingestFlow(
            IngestFlow.Logs logs, KnownFilms catalogue, RatingAppender appender, IngestProperties properties) {
        Requests ingest = properties.ingest();
        var limits = new IngestFlow.Limits(ingest.inFlight(), ingest.timeout().toMillis());
        return new IngestFlow(logs, catalogue, appender, limits);
    }

    @Bean
    ImportJobs importJobs(
            IngestFlow.Logs logs, KnownFilms catalogue, RatingAppender appender, IngestProperties properties) {
        Imports imports = properties.imports();
        var runner = new ImportRunner(
                logs.many(),
                logs.manyMovies(),
                catalogue,
                appender,
                new DiskJobRecords<>(imports.stateDir(), "import", "rejects", Checkpoint.class),
                new ImportRunner.Limits(
                        imports.checkpointEvery(),
                        imports.inFlight(),
                        properties.ingest().timeout().toMillis(),
                        imports.maxRejects()));
        var limits = new JobQueue.Limits(
                imports.queued(), imports.retry().toMillis(), imports.giveUp().toMillis());
        return new ImportJobs(runner, DiskImportFiles::find, IngestConfiguration::newId, System::nanoTime, limits);
    }

    @Bean
    MeterBinder ingestGauges(ImportJobs jobs, KnownFilms catalogue) {
        return registry -> {
            Gauge.builder("concierge.ingest.catalogue.movies", catalogue, KnownFilms::size)
                    .description("Films that ratings may name")
                    .register(registry);
            latest(registry, jobs, "films", latest -> latest.films().done());
            latest(registry, jobs, "ratings", latest -> latest.ratings().done());
            latest(registry, jobs, "rejected", ImportProgress::rejected);
            latest(registry, jobs, "rate", ImportProgress::rate);
        };
    }

    private static void latest(
            MeterRegistry registry, ImportJobs jobs, String what, ToDoubleFunction<ImportProgress> value) {
        Gauge.builder("concierge.ingest.import." + what, jobs, all -> all.latest()
                        .map(value::applyAsDouble)
                        .orElse(0.0))
                .description("Of the latest import")
                .register(registry);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
