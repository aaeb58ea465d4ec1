package com.movieconcierge.recommend.config;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.Conversation;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.adapter.bedrock.BedrockMetrics;
import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts;
import com.movieconcierge.recommend.adapter.elsewhere.HttpFilmsElsewhere;
import com.movieconcierge.recommend.adapter.elsewhere.HttpSentenceVectors;
import com.movieconcierge.recommend.domain.film.CommonWords;
import com.movieconcierge.recommend.domain.film.FilmTerms;
import com.movieconcierge.recommend.domain.film.TitleLinks;
import com.movieconcierge.recommend.domain.film.TitleSearch;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Crowd;
import com.movieconcierge.recommend.domain.prompt.ElsewherePromptReader;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere;
import com.movieconcierge.recommend.domain.prompt.Lexicon;
import com.movieconcierge.recommend.domain.prompt.LocalPromptReader;
import com.movieconcierge.recommend.domain.prompt.ModelPromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator;
import com.movieconcierge.recommend.domain.prompt.PromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptWeights;
import com.movieconcierge.recommend.domain.prompt.SentenceVectors;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.prompt.TokenBudget;
import com.movieconcierge.recommend.domain.prompt.Vocabulary;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.Statements;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Prompts: who understands them, and what they are answered with. */
@Configuration(proxyBeanMethods = false)
class PromptConfiguration {
    private static final int MOST_CALLERS = 10_000;

    @Bean
    CommonWords commonWords() {
        return new CommonWords();
    }

    @Bean
    FilmTerms filmTerms() {
        return new FilmTerms();
    }

    @Bean
    TitleLinks titleLinks(TitleSearch search, CommonWords common) {
        return new TitleLinks(search, common);
    }

    @Bean
    Lexicon lexicon() {
        return Lexicon.carried();
    }

    @Bean
    Vocabulary vocabulary(Lexicon lexicon, FilmTerms terms, TitleLinks titles, Supplier<IndexSnapshot> index) {
        return new Vocabulary(lexicon, terms, titles, popularity(index));
    }

    @Bean
    LocalPromptReader localPromptReader(
            Lexicon lexicon,
            TitleLinks titles,
            FilmTerms terms,
            CommonWords common,
            Supplier<IndexSnapshot> index,
            Clock clock) {
        return new LocalPromptReader(lexicon, titles, terms, common, popularity(index), clock);
    }

    @Bean
    SentenceVectors sentenceVectors(RecommendProperties properties) {
        var sentences = properties.sentences();
        return new HttpSentenceVectors(
                new HttpSentenceVectors.Settings(
                        sentences.embeddingUrl(),
                        sentences.deadline(),
                        sentences.pause(),
                        sentences.remembered(),
                        sentences.keep()),
                System::nanoTime);
    }

    @Bean
    FilmsElsewhere filmsElsewhere(RecommendProperties properties, MeterRegistry meters) {
        var elsewhere = properties.elsewhere();
        return elsewhere.enabled()
                ? new HttpFilmsElsewhere(
                        new HttpFilmsElsewhere.Settings(
                                elsewhere.ingestUrl(),
                                properties.sentences().embeddingUrl(),
                                elsewhere.deadline(),
                                elsewhere.pause(),
                                elsewhere.pauseWithoutToken(),
                                elsewhere.remembered(),
                                elsewhere.keep()),
                        System::nanoTime,
                        outcome -> meters.counter("concierge.prompts.elsewhere", "outcome", outcome)
                                .increment())
                : FilmsElsewhere.NONE;
    }

    @Bean
    PromptHydrator promptHydrator(
            Supplier<IndexSnapshot> index,
            CatalogueKeeper catalogue,
            Vocabulary vocabulary,
            SentenceVectors sentences,
            FilmsElsewhere elsewhere,
            Crowd crowd,
            Clock clock) {
        return new PromptHydrator(
                index, catalogue::isWarm, vocabulary, sentences, elsewhere, PromptWeights.DEFAULT, crowd, clock);
    }

    /** Only where it is switched on: nothing leaves this machine otherwise. */
    @Bean
    @ConditionalOnProperty("concierge.bedrock.enabled")
    BedrockPrompts bedrockPrompts(RecommendProperties properties, MeterRegistry meters, Clock clock) {
        var bedrock = properties.bedrock();
        var budget = new TokenBudget(bedrock.tokensPerDay(), bedrock.tokensPerCaller(), MOST_CALLERS, clock);
        return new BedrockPrompts(bedrock.settings(), budget, bedrockMetrics(meters));
    }

    private static BedrockMetrics bedrockMetrics(MeterRegistry meters) {
        return new BedrockMetrics() {
            @Override
            public void spent(long inputTokens, long outputTokens, double dollars) {
                meters.counter("concierge.prompts.tokens", "direction", "in").increment(inputTokens);
                meters.counter("concierge.prompts.tokens", "direction", "out").increment(outputTokens);
                meters.counter("concierge.prompts.cost.dollars").increment(dollars);
            }

            @Override
            public void read(String outcome) {
                meters.counter("concierge.prompts.bedrock", "outcome", outcome).increment();
            }
        };
    }

    @Bean
    PromptReader promptReader(
            LocalPromptReader local,
            ObjectProvider<BedrockPrompts> bedrock,
            FilmsElsewhere elsewhere,
            Vocabulary vocabulary) {
        BedrockPrompts model = bedrock.getIfAvailable();
        PromptReader reader = model == null ? local : new ModelPromptReader("bedrock", model, local, vocabulary);
        return new ElsewherePromptReader(reader, elsewhere, vocabulary);
    }

    @Bean
    Conversation conversation(
            @Qualifier("promptReader") PromptReader reader,
            PromptHydrator hydrator,
            @Qualifier("recommendationPipeline") RecommendationPipeline pipeline,
            ProfileStore profiles,
            StatedPrompts stated,
            Statements statements) {
        return new Conversation(reader, hydrator, pipeline, profiles, stated, statements);
    }

    @Bean
    StatedPrompts statedPrompts(Vocabulary vocabulary, Clock clock) {
        return new StatedPrompts(vocabulary, PromptWeights.DEFAULT, clock, () -> UUID.randomUUID()
                .toString());
    }

    private static ToDoubleFunction<Film> popularity(Supplier<IndexSnapshot> index) {
        return film -> {
            IndexSnapshot snapshot = index.get();
            int row = snapshot.rowOf(film.movieId());
            return row < 0 ? 0 : snapshot.prior(row);
        };
    }
}
