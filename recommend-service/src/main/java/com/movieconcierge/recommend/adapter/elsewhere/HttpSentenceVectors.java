package com.movieconcierge.recommend.adapter.elsewhere;

import com.github.benmanes.caffeine.cache.Cache;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.SentenceVectors;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks {@code POST /v1/embeddings} of embedding-service. What was asked before is remembered for a while, and after a
 * failure nobody is asked for some seconds: a list is made without the sentence rather than late.
 */
public final class HttpSentenceVectors implements SentenceVectors {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSentenceVectors.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 1_000;

    private final URI address;
    private final Settings settings;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final Cache<String, Sentence> known;

    /** As {@code recommend-service.yml} explains them. */
    public record Settings(
            @NotBlank String embeddingUrl,
            @NotNull Duration deadline,
            @NotNull Duration pause,
            @Positive int remembered,
            @NotNull Duration keep) {}

    /** @param nanos a clock that never goes back */
    public HttpSentenceVectors(Settings settings, LongSupplier nanos) {
        this.settings = settings;
        this.address = Clients.embeddings(settings.embeddingUrl());
        this.http = Clients.client(settings.deadline());
        this.breaker = Clients.afterOneFailure("sentences", settings.pause(), nanos, sentence -> false);
        this.known = Clients.cache(settings.remembered(), settings.keep(), nanos);
    }

    @Override
    public Optional<Sentence> of(String text) {
        String normalised = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        String sentence = normalised.substring(0, Math.min(LONGEST_TEXT, normalised.length()));
        Sentence remembered = known.getIfPresent(sentence);
        if (remembered != null || sentence.isEmpty()) {
            return Optional.ofNullable(remembered);
        }
        try {
            Sentence fresh = breaker.executeCallable(() -> ask(sentence));
            known.put(sentence, fresh);
            return Optional.of(fresh);
        } catch (CallNotPermittedException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            LOG.debug("No sentence vector from {}: {}", address, e.toString());
            return Optional.empty();
        }
    }

    private Sentence ask(String sentence) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.deadline())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("texts", List.of(sentence)))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        JsonNode body = JSON.readTree(answer.body());
        JsonNode components = body.path("vectors").path(0);
        float[] vector = new float[components.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = components.path(i).floatValue();
            if (!Float.isFinite(vector[i])) {
                throw new IOException("a component that is not finite");
            }
        }
        if (vector.length == 0) {
            throw new IOException("no vector");
        }
        var model = new ModelRef(
                body.path("modelId").asString(""), body.path("modelVersion").asString(""));
        return new Sentence(model, vector);
    }
}
