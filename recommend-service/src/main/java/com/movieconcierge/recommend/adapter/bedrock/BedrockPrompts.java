package com.movieconcierge.recommend.adapter.bedrock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.recommend.adapter.bedrock.ModelCall.Converse;
import com.movieconcierge.recommend.adapter.bedrock.ModelCall.MetaPrompt;
import com.movieconcierge.recommend.adapter.bedrock.ModelCall.TitanText;
import com.movieconcierge.recommend.domain.prompt.Draft;
import com.movieconcierge.recommend.domain.prompt.ModelPromptReader.PromptModel;
import com.movieconcierge.recommend.domain.prompt.TokenBudget;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/**
 * Prompts read by a model of Bedrock. Only the prompt itself is sent. Throttling is retried within the deadline and nothing
 * else is; an answer that does not fit is asked for once more, with what was wrong; a model that keeps failing is left alone
 * for a while, and no more than so many prompts wait for it. Whatever goes wrong is one exception with its reason.
 */
public final class BedrockPrompts implements PromptModel, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BedrockPrompts.class);
    private static final String TITAN = "amazon.titan-text";
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);
    private static final Duration OPEN = Duration.ofSeconds(15);
    private static final int WINDOW = 10;
    private static final int WORTH_REPAIRING_MILLIS = 500;
    private static final double MILLION = 1e6;

    private final BedrockSettings settings;
    private final BedrockRuntimeClient client;
    private final ModelCall call;
    private final TokenBudget budget;
    private final BedrockMetrics metrics;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Cache<String, Draft> known;

    public BedrockPrompts(BedrockSettings settings, TokenBudget budget, BedrockMetrics metrics) {
        this.settings = settings;
        this.client = client(settings);
        MetaPrompt meta = MetaPrompt.current();
        this.call = settings.modelId().startsWith(TITAN)
                ? new TitanText(client, settings.modelId(), settings.mostTokens(), meta)
                : new Converse(client, settings.modelId(), settings.mostTokens(), meta);
        LOG.info("Reading prompts with Bedrock model {}, meta-prompt {}", settings.modelId(), meta.version());
        this.budget = budget;
        this.metrics = metrics;
        this.breaker = CircuitBreaker.of(
                "bedrock",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW / 2)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        this.bulkhead = Bulkhead.of(
                "bedrock",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.keep())
                .build();
    }

    private static BedrockRuntimeClient client(BedrockSettings settings) {
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .region(Region.of(settings.region()))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.deadline())
                        .socketTimeout(settings.deadline())
                        .build())
                .overrideConfiguration(override -> override.apiCallTimeout(settings.deadline())
                        .retryStrategy(StandardRetryStrategy.builder()
                                .useClientDefaults(false)
                                .maxAttempts(ATTEMPTS)
                                .retryOnException(ThrottlingException.class)
                                .treatAsThrottling(ThrottlingException.class::isInstance)
                                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
                                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
                                .build()));
        if (!settings.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        return builder.build();
    }

    @Override
    public Draft read(String prompt, String caller) {
        String normalised = prompt.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Draft remembered = known.getIfPresent(normalised);
        if (remembered != null) {
            metrics.read("cached");
            return remembered;
        }
        try {
            if (!budget.allows(caller)) {
                throw new UnavailableException("budget-spent", "the daily token budget is spent");
            }
            Draft draft = bulkhead.executeSupplier(() -> breaker.executeSupplier(() -> repaired(prompt, caller)));
            known.put(normalised, draft);
            metrics.read("ok");
            return draft;
        } catch (UnavailableException e) {
            metrics.read(e.reason());
            throw e;
        } catch (BulkheadFullException e) {
            throw unavailable("busy", e);
        } catch (CallNotPermittedException e) {
            throw unavailable("resting", e);
        } catch (ThrottlingException e) {
            throw unavailable("throttled", e);
        } catch (SdkException e) {
            throw unavailable("unavailable", e);
        }
    }

    private UnavailableException unavailable(String reason, RuntimeException cause) {
        LOG.debug("Bedrock could not read a prompt ({}): {}", reason, cause.getMessage());
        metrics.read(reason);
        return new UnavailableException(reason, cause);
    }

    private Draft repaired(String prompt, String caller) {
        long start = System.nanoTime();
        try {
            return draft(send(prompt, "", caller, settings.deadline()));
        } catch (DraftJson.MisfitException e) {
            Duration left = settings.deadline().minusNanos(System.nanoTime() - start);
            if (left.toMillis() < WORTH_REPAIRING_MILLIS || !budget.allows(caller)) {
                throw new UnavailableException("malformed", e);
            }
            String complaint =
                    "The answer before did not fit: " + e.getMessage() + ". Use the tool, and fit its schema.";
            try {
                return draft(send(prompt, complaint, caller, left));
            } catch (DraftJson.MisfitException again) {
                throw new UnavailableException("malformed", again);
            }
        }
    }

    private ModelCall.Answer send(String prompt, String complaint, String caller, Duration timeout) {
        ModelCall.Answer answer = call.send(prompt, complaint, timeout);
        budget.spend(caller, answer.inputTokens() + answer.outputTokens());
        metrics.spent(
                answer.inputTokens(),
                answer.outputTokens(),
                (answer.inputTokens() * settings.dollarsPerMillionIn()
                                + answer.outputTokens() * settings.dollarsPerMillionOut())
                        / MILLION);
        return answer;
    }

    private static Draft draft(ModelCall.Answer answer) {
        if (answer.json() == null) {
            throw new DraftJson.MisfitException("there was no JSON in it (" + answer.stopped() + ")");
        }
        return DraftJson.draft(answer.json());
    }

    @Override
    public void close() {
        client.close();
    }

    /** Counts what asking a model costs, and what becomes of it. */
    public interface BedrockMetrics {

        void spent(long inputTokens, long outputTokens, double dollars);

        /** A prompt was read, or was not: {@code ok}, {@code cached}, or the reason why not. */
        void read(String outcome);
    }

    /** As {@code recommend-service.yml} explains them; credentials are the SDK's own affair. A blank endpoint is the region's. */
    public record BedrockSettings(
            boolean enabled,
            @NotBlank String modelId,
            @NotBlank String region,
            @NotNull String endpoint,
            @NotNull Duration deadline,
            @Positive int mostTokens,
            @Positive int concurrent,
            @Positive int remembered,
            @NotNull Duration keep,
            @PositiveOrZero long tokensPerDay,
            @PositiveOrZero long tokensPerCaller,
            @PositiveOrZero double dollarsPerMillionIn,
            @PositiveOrZero double dollarsPerMillionOut) {}
}
