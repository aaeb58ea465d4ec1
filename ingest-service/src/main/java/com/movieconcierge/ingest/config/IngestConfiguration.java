package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.files.DiskImportFiles;
import com.movieconcierge.ingest.adapter.files.DiskJobRecords;
import com.movieconcierge.ingest.adapter.http.FilmUploadController;
import com.movieconcierge.ingest.adapter.http.ImportPaths;
import com.movieconcierge.ingest.adapter.http.ImportsController;
import com.movieconcierge.ingest.adapter.http.IngestProblems;
import com.movieconcierge.ingest.adapter.http.RatingsController;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The flow, the imports and their HTTP contract, put together. */
@Configuration(proxyBeanMethods = false)
@Import({RatingsController.class, FilmUploadController.class, IngestProblems.class})
public class IngestConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RatingAppender ratingAppender(IngestProperties properties, MeterRegistry registry, Clock clock) {
        return new RatingAppender(
                new RecentEvents(properties.ingest().rememberedEvents()), new MicrometerIngestMetrics(registry), clock);
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
        return new ImportJobs(runner, DiskImportFiles::find, limits);
    }

    @Bean
    ImportsController importsController(ImportJobs jobs, IngestProperties properties) {
        Imports imports = properties.imports();
        return new ImportsController(jobs, new ImportPaths(imports.allowedRoots()), imports.enabled());
    }

    @Bean
    WebMvcConfigurer cors(IngestProperties properties) {
        List<String> origins = properties.cors().allowedOrigins();
        return new WebMvcConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                if (!origins.isEmpty()) {
                    registry.addMapping("/v1/**")
                            .allowedOrigins(origins.toArray(String[]::new))
                            .allowedMethods("GET", "POST", "PUT", "DELETE")
                            .exposedHeaders(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);
                }
            }
        };
    }

    @Bean
    MeterBinder ingestGauges(ImportJobs jobs, KnownFilms catalogue) {
        return registry -> {
            Gauge.builder("concierge.ingest.catalogue.movies", catalogue, KnownFilms::size)
                    .description("Films that ratings may name")
                    .register(registry);
            latest(registry, "import", "films", jobs::latest, latest -> latest.films()
                    .done());
            latest(registry, "import", "ratings", jobs::latest, latest -> latest.ratings()
                    .done());
            latest(registry, "import", "rejected", jobs::latest, ImportProgress::rejected);
            latest(registry, "import", "rate", jobs::latest, ImportProgress::rate);
        };
    }

    /** A gauge of the latest job of a kind; 0 while there is none. */
    static <P> void latest(
            MeterRegistry registry, String kind, String what, Supplier<Optional<P>> latest, ToDoubleFunction<P> value) {
        Gauge.builder(
                        "concierge.ingest." + kind + "." + what,
                        () -> latest.get().map(value::applyAsDouble).orElse(0.0))
                .description("Of the latest " + kind)
                .register(registry);
    }
}
