package com.movieconcierge.recommend.adapter.elsewhere;

import com.github.benmanes.caffeine.cache.Cache;
import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.prompt.Draft;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere;
import com.movieconcierge.recommend.domain.search.Words;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Asks {@code GET /v1/film-details} of ingest-service for a film, and {@code POST /v1/embeddings} of embedding-service for
 * its vectors: all films of a prompt side by side, within one deadline. What was found, or is not to be found, is remembered
 * for a while. After a failure nobody is asked for some seconds, and for longer where ingest-service has no token for TMDb.
 */
public final class HttpFilmsElsewhere implements FilmsElsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFilmsElsewhere.class);
    private static final String NO_TOKEN = "tmdb-not-configured";

    private final Settings settings;
    private final URI embeddings;
    private final String details;
    private final HttpClient http;
    private final Consumer<String> outcomes;
    private final CircuitBreaker breaker;
    private final Cache<Key, Answer> known;
    /** Why the breaker is open. */
    private volatile boolean lacksToken;

    private record Key(String title, @Nullable Integer year) {
        static Key of(String title, @Nullable Integer year) {
            return new Key(Words.folded(title), year);
        }

        static Key of(Draft.Title title) {
            return of(title.title(), title.year());
        }
    }

    /** As {@code recommend-service.yml} explains them. */
    public record Settings(
            boolean enabled,
            @NotBlank String ingestUrl,
            @NotNull Duration deadline,
            @NotNull Duration pause,
            @NotNull Duration pauseWithoutToken,
            @Positive int remembered,
            @NotNull Duration keep) {}

    /**
     * @param embeddingUrl of embedding-service
     * @param nanos a clock that never goes back
     * @param outcomes told of each question: found, or what was lacking
     */
    public HttpFilmsElsewhere(Settings settings, String embeddingUrl, LongSupplier nanos, Consumer<String> outcomes) {
        this.settings = settings;
        this.details = Clients.base(settings.ingestUrl()) + "/v1/film-details?title=";
        this.embeddings = Clients.embeddings(embeddingUrl);
        this.http = Clients.client(settings.deadline());
        this.outcomes = outcomes;
        this.breaker = Clients.afterOneFailure("elsewhere", settings.pause(), nanos, answers -> ((Map<?, ?>) answers)
                .containsValue(Answer.lacking(UNAVAILABLE)));
        this.known = Clients.cache(settings.remembered(), settings.keep(), nanos);
    }

    @Override
    public Map<Draft.Title, Answer> find(List<Draft.Title> titles) {
        Map<Draft.Title, Answer> answers = new LinkedHashMap<>();
        List<Draft.Title> unknown = new ArrayList<>();
        for (Draft.Title title : titles.subList(0, Math.min(MOST, titles.size()))) {
            Answer remembered = known.getIfPresent(Key.of(title));
            if (remembered == null) {
                unknown.add(title);
            } else {
                answers.put(title, remembered);
            }
        }
        if (unknown.isEmpty()) {
            return answers;
        }
        try {
            answers.putAll(breaker.executeSupplier(() -> ask(unknown)));
        } catch (CallNotPermittedException e) {
            if (!lacksToken) {
                unknown.forEach(title -> answers.put(title, Answer.lacking(UNAVAILABLE)));
            }
        }
        return answers;
    }

    private Map<Draft.Title, Answer> ask(List<Draft.Title> titles) {
        lacksToken = false;
        long deadline = System.nanoTime() + settings.deadline().toNanos();
        Map<Draft.Title, CompletableFuture<Optional<Answer>>> asked = new LinkedHashMap<>();
        titles.forEach(title -> asked.put(title, answer(title, deadline)));
        Map<Draft.Title, Answer> answers = new LinkedHashMap<>();
        // Each ends by the deadline at the latest.
        asked.forEach((title, answer) -> answer.join().ifPresent(found -> answers.put(title, found)));
        return answers;
    }

    private CompletableFuture<Optional<Answer>> answer(Draft.Title title, long deadline) {
        String year = title.year() == null ? "" : "&year=" + title.year();
        URI address = URI.create(details + URLEncoder.encode(title.title(), StandardCharsets.UTF_8) + year);
        return send(HttpRequest.newBuilder(address), deadline)
                .thenCompose(response -> described(title, response, deadline))
                .exceptionally(failure -> {
                    LOG.debug("{} does not answer: {}", address, failure.toString());
                    return Optional.of(Answer.lacking(UNAVAILABLE));
                })
                .thenApply(answer -> told(title, answer));
    }

    private Optional<Answer> told(Draft.Title title, Optional<Answer> answer) {
        answer.ifPresent(known -> {
            outcomes.accept(known.lacking() == null ? "found" : known.lacking());
            Found found = known.found();
            if (found != null) {
                // The seed comes back under the database's own title.
                this.known.put(Key.of(found.film().title(), found.film().year()), known);
            }
            if (found != null || NOT_FOUND.equals(known.lacking())) {
                this.known.put(Key.of(title), known);
            }
        });
        return answer;
    }

    private CompletableFuture<Optional<Answer>> described(
            Draft.Title title, HttpResponse<String> response, long deadline) {
        int status = response.statusCode();
        try {
            if (status == 200) {
                JsonNode body = FilmDocuments.read(response.body());
                return embedded(FilmDocuments.film(body), body, deadline).thenApply(Optional::of);
            }
            if (status == 404 || status == 400) {
                // What is no title to ingest-service is none of a film's, and nobody else has to wait for it.
                return CompletableFuture.completedFuture(Optional.of(Answer.lacking(NOT_FOUND)));
            }
            if (NO_TOKEN.equals(
                    FilmDocuments.read(response.body()).path("reason").asString(""))) {
                lacksToken = true;
                breaker.transitionToOpenStateFor(settings.pauseWithoutToken());
                return CompletableFuture.completedFuture(Optional.empty());
            }
        } catch (RuntimeException e) {
            LOG.debug("film-details answers HTTP {} without sense: {}", status, e.getMessage());
        }
        LOG.debug("no film by the title '{}': HTTP {}", title.title(), status);
        return CompletableFuture.completedFuture(Optional.of(Answer.lacking(UNAVAILABLE)));
    }

    private CompletableFuture<Answer> embedded(Film film, JsonNode body, long deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder(embeddings)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(FilmDocuments.question(film, body)));
        return send(request, deadline)
                .thenApply(response -> {
                    if (response.statusCode() != 200) {
                        throw new IllegalArgumentException("HTTP " + response.statusCode());
                    }
                    return Answer.of(new Found(film, FilmDocuments.dna(film, FilmDocuments.read(response.body()))));
                })
                .exceptionally(failure -> {
                    LOG.debug("no vectors of {}: {}", film.movieId(), failure.toString());
                    return Answer.lacking(NO_VECTORS);
                });
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request, long deadline) {
        long left = Math.max(1, deadline - System.nanoTime());
        // The request's own limit frees its connection; it ends with the headers, the other one with the body.
        return http.sendAsync(request.timeout(Duration.ofNanos(left)).build(), BodyHandlers.ofString())
                .orTimeout(left, TimeUnit.NANOSECONDS);
    }
}
