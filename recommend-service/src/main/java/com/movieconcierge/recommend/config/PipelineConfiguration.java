package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.FreshReads;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.adapter.http.HttpSettings;
import com.movieconcierge.recommend.adapter.http.LiveLists;
import com.movieconcierge.recommend.adapter.metrics.ServingMetrics;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.persona.PersonaMap;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.CandidateFilter;
import com.movieconcierge.recommend.domain.pipeline.Crowd;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PairExplainer;
import com.movieconcierge.recommend.domain.pipeline.PersonaExplainer;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.SimilarFilms;
import com.movieconcierge.recommend.domain.pipeline.Snapshots;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stages, put together. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean
    PipelineMetrics pipelineMetrics(MeterRegistry meters, Supplier<IndexSnapshot> index, ProfileUpdates updates) {
        return new ServingMetrics(meters, index, updates);
    }

    @Bean
    Crowd crowd(ScoringLaw law) {
        return new Crowd(law.trendingHalfLife());
    }

    @Bean
    ViewerQuestions viewerQuestions(ScoringLaw law, StatedPrompts statements) {
        return new ViewerQuestions(law, statements);
    }

    @Bean
    RecommendationPipeline recommendationPipeline(
            ProfileStore profiles,
            Snapshots index,
            CatalogueKeeper catalogue,
            ScoringLaw law,
            ViewerQuestions questions,
            Crowd crowd,
            RowScanner scanner,
            PipelineMetrics metrics,
            RecommendProperties properties,
            Clock clock) {
        return new RecommendationPipeline(
                new StoredTasteHydrator(profiles, index, catalogue::isWarm, questions, crowd, clock),
                query -> query.index().live(),
                CandidateFilter.all(),
                new LawScorer(scanner, law.beta(), crowd),
                new DiversitySelector(),
                new ExactExplainer(scanner, law.beta(), properties.serving().explainedFilms(), metrics),
                metrics,
                clock);
    }

    @Bean
    Personas personas() {
        return new Personas();
    }

    @Bean
    PersonaMap personaMap(Personas personas, ProfileStore profiles, Clock clock) {
        return new PersonaMap(personas, profiles, clock);
    }

    /** The same stages for a persona instead of a viewer. */
    @Bean
    RecommendationPipeline personaPipeline(
            Personas personas,
            Snapshots index,
            CatalogueKeeper catalogue,
            ScoringLaw law,
            Crowd crowd,
            RowScanner scanner,
            PipelineMetrics metrics,
            RecommendProperties properties,
            Clock clock) {
        return new RecommendationPipeline(
                new PersonaHydrator(personas, index, catalogue::isWarm, law, crowd, clock),
                query -> query.index().live(),
                CandidateFilter.all(),
                new LawScorer(scanner, law.beta(), crowd),
                new DiversitySelector(),
                new PersonaExplainer(
                        new ExactExplainer(
                                scanner, law.beta(), properties.serving().explainedFilms(), metrics),
                        personas),
                metrics,
                clock);
    }

    @Bean
    FreshReads freshReads(
            @Qualifier("recommendationPipeline") RecommendationPipeline pipeline,
            ProfileStore profiles,
            ProfileUpdates updates,
            @Qualifier("servingExecutor") ExecutorService executor) {
        return new FreshReads(pipeline, profiles, updates, executor);
    }

    @Bean
    LiveLists liveLists(
            @Qualifier("recommendationPipeline") RecommendationPipeline pipeline,
            Personas personas,
            ProfileUpdates updates,
            RecommendProperties properties,
            @Qualifier("servingExecutor") ExecutorService executor,
            @Qualifier("heartbeats") ScheduledExecutorService heartbeats) {
        var serving = properties.serving();
        return new LiveLists(
                pipeline, personas, updates, serving.mostStreams(), serving.heartbeat(), executor, heartbeats);
    }

    @Bean
    PairExplainer pairExplainer(
            ProfileStore profiles,
            Snapshots index,
            RowScanner scanner,
            ScoringLaw law,
            ViewerQuestions questions,
            Clock clock) {
        return new PairExplainer(profiles, index, scanner, law, questions, clock);
    }

    @Bean
    SimilarFilms similarFilms(Supplier<IndexSnapshot> index) {
        return new SimilarFilms(index);
    }

    @Bean
    HttpSettings httpSettings(RecommendProperties properties) {
        return new HttpSettings(
                properties.serving().offsetWait(), properties.page().ingestUrl());
    }
}
