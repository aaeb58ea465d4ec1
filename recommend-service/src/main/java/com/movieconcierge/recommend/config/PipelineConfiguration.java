package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.FreshReads;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.adapter.http.HttpSettings;
import com.movieconcierge.recommend.adapter.http.LiveLists;
import com.movieconcierge.recommend.adapter.metrics.ServingMetrics;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.persona.PersonaMap;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PairExplainer;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator.PersonaExplainer;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.SimilarFilms;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions.RememberedQuestions;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The stages, put together. */
@Configuration(proxyBeanMethods = false)
@Import({
    PairExplainer.class,
    PersonaHydrator.class,
    PersonaMap.class,
    Personas.class,
    ServingMetrics.class,
    SimilarFilms.class,
    StoredTasteHydrator.class
})
class PipelineConfiguration {
    /** About 50 KB each. */
    private static final int STATEMENTS_AT_HAND = 200;

    @Bean
    PopularityBaseline crowd(ScoringLaw law) {
        return new PopularityBaseline(law.trendingHalfLife());
    }

    @Bean
    ViewerQuestions viewerQuestions(ScoringLaw law, StatedPrompts statements) {
        return new ViewerQuestions(law, new RememberedQuestions(statements, STATEMENTS_AT_HAND));
    }

    @Bean
    LawScorer scorer(RowScanner scanner, ScoringLaw law, PopularityBaseline crowd) {
        return new LawScorer(scanner, law.beta(), crowd);
    }

    @Bean
    DiversitySelector selector(RecommendProperties properties) {
        return new DiversitySelector(properties.lists().law().rotation());
    }

    @Bean
    Explorer explorer(LawScorer scorer, RecommendProperties properties) {
        return new Explorer(scorer, properties.lists().law().exploration());
    }

    @Bean
    ExactExplainer explainer(
            RowScanner scanner, ScoringLaw law, RecommendProperties properties, PipelineMetrics metrics) {
        return new ExactExplainer(scanner, law.beta(), properties.serving().explainedFilms(), metrics);
    }

    @Bean
    @Primary
    RecommendationPipeline recommendationPipeline(
            StoredTasteHydrator hydrator,
            LawScorer scorer,
            DiversitySelector selector,
            Explorer explorer,
            ExactExplainer explainer,
            PipelineMetrics metrics,
            Clock clock) {
        return new RecommendationPipeline(hydrator, scorer, selector, explorer, explainer, metrics, clock);
    }

    /** The same stages for a persona instead of a viewer. */
    @Bean
    RecommendationPipeline personaPipeline(
            PersonaHydrator hydrator,
            LawScorer scorer,
            DiversitySelector selector,
            Explorer explorer,
            ExactExplainer explainer,
            Personas personas,
            PipelineMetrics metrics,
            Clock clock) {
        return new RecommendationPipeline(
                hydrator, scorer, selector, explorer, new PersonaExplainer(explainer, personas), metrics, clock);
    }

    @Bean
    FreshReads freshReads(
            RecommendationPipeline pipeline,
            ViewerProfiles profiles,
            ProfileUpdates updates,
            @Qualifier("servingExecutor") ExecutorService executor) {
        return new FreshReads(pipeline, profiles, updates, executor);
    }

    @Bean
    LiveLists liveLists(
            RecommendationPipeline pipeline,
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
    HttpSettings httpSettings(RecommendProperties properties) {
        return new HttpSettings(
                properties.serving().offsetWait(), properties.page().ingestUrl());
    }
}
