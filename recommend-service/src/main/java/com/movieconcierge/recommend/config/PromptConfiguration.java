package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.Conversation;
import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts;
import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts.BedrockMetrics;
import com.movieconcierge.recommend.adapter.elsewhere.HttpFilmsElsewhere;
import com.movieconcierge.recommend.adapter.elsewhere.HttpSentenceVectors;
import com.movieconcierge.recommend.domain.prompt.ElsewherePromptReader;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere;
import com.movieconcierge.recommend.domain.prompt.Lexicon;
import com.movieconcierge.recommend.domain.prompt.LocalPromptReader;
import com.movieconcierge.recommend.domain.prompt.ModelPromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.SentenceVectors;
import com.movieconcierge.recommend.domain.prompt.PromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptVocabulary;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.prompt.TokenBudget;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Prompts: who understands them, and what they are answered with. */
@Configuration(proxyBeanMethods = false)
@Import({
    CommonWords.class,
    Conversation.class,
    FilmTerms.class,
    LocalPromptReader.class,
    PromptHydrator.class,
    PromptVocabulary.class,
    TitleLinks.class
})
class PromptConfiguration {
    private static final int MOST_CALLERS = 10_000;

    @Bean
    Lexicon lexicon() {
        return Lexicon.carried();
    }

    @Bean
    SentenceVectors sentenceVectors(RecommendProperties properties) {
        return new HttpSentenceVectors(properties.sentences(), System::nanoTime);
    }

    @Bean
    FilmsElsewhere filmsElsewhere(RecommendProperties properties, MeterRegistry meters) {
        return properties.elsewhere().enabled()
                ? new HttpFilmsElsewhere(
                        properties.elsewhere(),
                        properties.sentences().embeddingUrl(),
                        System::nanoTime,
                        outcome -> meters.counter("concierge.prompts.elsewhere", "outcome", outcome)
                                .increment())
                : FilmsElsewhere.NONE;
    }

    /** Only where it is switched on: nothing leaves this machine otherwise. */
    @Bean
    @ConditionalOnProperty("concierge.bedrock.enabled")
    BedrockPrompts bedrockPrompts(RecommendProperties properties, MeterRegistry meters, Clock clock) {
        var bedrock = properties.bedrock();
        var budget = new TokenBudget(bedrock.tokensPerDay(), bedrock.tokensPerCaller(), MOST_CALLERS, clock);
        return new BedrockPrompts(bedrock, budget, bedrockMetrics(meters));
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
    @Primary
    PromptReader promptReader(
            LocalPromptReader local,
            ObjectProvider<BedrockPrompts> bedrock,
            FilmsElsewhere elsewhere,
            PromptVocabulary vocabulary) {
        BedrockPrompts model = bedrock.getIfAvailable();
        PromptReader reader = model == null ? local : new ModelPromptReader("bedrock", model, local, vocabulary);
        return new ElsewherePromptReader(reader, elsewhere, vocabulary);
    }

    @Bean
    StatedPrompts statedPrompts(PromptVocabulary vocabulary, Clock clock) {
        return new StatedPrompts(vocabulary, clock, () -> UUID.randomUUID().toString());
    }
}
