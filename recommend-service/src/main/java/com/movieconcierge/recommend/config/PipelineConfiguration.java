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
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PairExplainer;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator.PersonaExplainer;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.RememberedQuestions;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.SimilarFilms;
import com.movieconcierge.recommend.domain.pipeline.Snapshots;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
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
    /** About 50 KB each. */
    private static final int STATEMENTS_AT_HAND = 200;

    @Bean
    PipelineMetrics pipelineMetrics(MeterRegistry meters, Supplier<IndexSnapshot> index, ProfileUpdates updates) {
        return new ServingMetrics(meters, index, updates);
    }

    @Bean
    PopularityBaseline crowd(ScoringLaw law) {
        return new PopularityBaseline(law.trendingHalfLife());
    }

    @Bean
    ViewerQuestions viewerQuestions(ScoringLaw law, StatedPrompts statements) {
        return new ViewerQuestions(law, new RememberedQuestions(statements, STATEMENTS_AT_HAND));
    }

    @Bean
    RecommendationPipeline recommendationPipeline(
            ViewerProfiles profiles,
            Snapshots index,
            CatalogueKeeper catalogue,
            ScoringLaw law,
            ViewerQuestions questions,
            PopularityBaseline crowd,
            RowScanner scanner,
            PipelineMetrics metrics,
            RecommendProperties properties,
            Clock clock) {
        return new RecommendationPipeline(
                new StoredTasteHydrator(profiles, index, catalogue::isWarm, questions, crowd, clock),
                new LawScorer(scanner, law.beta(), crowd),
                new ExactExplainer(scanner, law.beta(), properties.serving().explainedFilms(), metrics),
                metrics,
                clock);
    }

    @Bean
    Personas personas() {
        return new Personas();
    }

    @Bean
    PersonaMap personaMap(Personas personas, ViewerProfiles profiles, Clock clock) {
        return new PersonaMap(personas, profiles, clock);
    }

    /** The same stages for a persona instead of a viewer. */
    @Bean
    RecommendationPipeline personaPipeline(
            Personas personas,
            Snapshots index,
            CatalogueKeeper catalogue,
            ScoringLaw law,
            PopularityBaseline crowd,
            RowScanner scanner,
            PipelineMetrics metrics,
            RecommendProperties properties,
            Clock clock) {
        return new RecommendationPipeline(
                new PersonaHydrator(personas, index, catalogue::isWarm, law, crowd, clock),
                new LawScorer(scanner, law.beta(), crowd),
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
            ViewerProfiles profiles,
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
            ViewerProfiles profiles,
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
