package com.movieconcierge.ingest.adapter.tmdb;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.ingest.json.JsonDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * GET requests to TMDb as it wants them: with the token, no faster than agreed, again after a rest where it says 429, and
 * again with growing pauses where it fails; a bounded number of times. Redirects are not followed: the token is for nobody
 * else.
 */
public final class TmdbHttp {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int ATTEMPTS = 5;
    private static final int LONGEST_MESSAGE = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /**
     * @param base scheme, host and port; https unless it is this machine
     * @param rate requests a second at most
     * @param timeout of one request, its body included
     */
    public record Settings(URI base, TmdbToken token, int rate, Duration timeout) {
        public Settings {
            boolean local = "localhost".equals(base.getHost()) || "127.0.0.1".equals(base.getHost());
            if (!"https".equals(base.getScheme()) && !("http".equals(base.getScheme()) && local)) {
                throw new IllegalArgumentException(
                        "TMDB_URL must start with https://, or the token would travel in the open");
            }
        }
    }

    /** Something that may go better next time. */
    private static final class TransientFault extends Exception {
        private static final long serialVersionUID = 1L;

        /** TMDb has too much to do: nobody asks for a while. */
        private final boolean busy;

        private final transient Optional<Duration> wait;

        TransientFault(String message, boolean busy, Optional<Duration> wait) {
            super(message);
            this.busy = busy;
            this.wait = wait;
        }

        TransientFault(String message) {
            this(message, false, Optional.empty());
        }
    }

    private final Settings settings;
    private final Sleeper sleeper;
    private final Clock clock;
    private final DoubleSupplier random;
    private final TmdbPace pace;
    private final HttpClient http;
    private final AtomicLong requests = new AtomicLong();

    /** @param random in [0, 1): spreads retries */
    public TmdbHttp(Settings settings, Sleeper sleeper, Clock clock, DoubleSupplier random) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.clock = clock;
        this.random = random;
        this.pace = new TmdbPace(settings.rate(), sleeper);
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** Requests sent so far, repetitions included. */
    long requests() {
        return requests.get();
    }

    /** The document at an encoded path and query; empty where TMDb has none. Throws as {@link TmdbFilmDatabase}. */
    Optional<byte[]> get(String target) {
        try {
            for (int attempt = 1; ; attempt++) {
                pace.await();
                try {
                    return once(target);
                } catch (TransientFault e) {
                    if (attempt == ATTEMPTS) {
                        throw new UnavailableException("TMDb " + e.getMessage() + ", asked " + ATTEMPTS + " times", e);
                    }
                    pause(e, attempt);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while asking TMDb", e);
        }
    }

    private void pause(TransientFault fault, int attempt) throws InterruptedException {
        // Doubled each time; half of it by chance, so that many who failed together do not come back together.
        double nanos = (FIRST_PAUSE.toNanos() << (attempt - 1)) * (0.5 + random.getAsDouble() / 2);
        Duration time = fault.wait.orElse(Duration.ofNanos((long) nanos));
        if (fault.busy) {
            pace.rest(time);
        } else {
            sleeper.sleep(time.toNanos());
        }
    }

    private Optional<byte[]> once(String target) throws TransientFault, InterruptedException {
        HttpResponse<byte[]> response = send(target);
        if (response.body().length > MOST_BYTES) {
            throw new InvalidInputException("answer", "is longer than " + MOST_BYTES + " bytes");
        }
        int status = response.statusCode();
        if (status == 200) {
            return Optional.of(response.body());
        }
        // Anybody's 404 is not yet TMDb's: behind a wrong address every film would pass for unknown.
        if (status == 404 && message(response.body()).isPresent()) {
            return Optional.empty();
        }
        if (status == 401 || status == 403) {
            throw new JobFailedException(
                    "TMDB_TOKEN is refused (HTTP " + status + "): set the API Read Access Token of a TMDb account");
        }
        if (status == 429 || status == 503) {
            Optional<String> retryAfter = response.headers().firstValue("Retry-After");
            throw new TransientFault("answers HTTP " + status, true, RetryAfter.parse(retryAfter, clock.instant()));
        }
        if (status >= 500) {
            throw new TransientFault("answers HTTP " + status);
        }
        throw new InvalidInputException(
                "answer",
                "TMDb answers HTTP " + status
                        + message(response.body())
                                .map(text -> ": " + settings.token().redacted(text))
                                .orElse(""));
    }

    private HttpResponse<byte[]> send(String target) throws TransientFault, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.base().resolve(target))
                .header("Authorization", settings.token().header())
                .header("Accept", "application/json")
                .build();
        requests.incrementAndGet();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, headers -> new BoundedBytes(MOST_BYTES));
        try {
            // Not the request's own limit: that one ends with the headers.
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TransientFault(
                    "does not answer within " + settings.timeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw new TransientFault("cannot be reached: " + cause(broken));
            }
            throw new IllegalStateException("asking TMDb failed", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static String cause(IOException broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }

    /** TMDb's own words for an error: {@code {"status_code": 7, "status_message": "Invalid API key..."}}. */
    private static Optional<String> message(byte[] body) {
        try {
            String text = JsonDocument.parse(body).path("status_message").asString("");
            return Optional.of(text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)))
                    .filter(message -> !message.isBlank());
        } catch (InvalidInputException e) {
            // an error page in HTML, say: its status has to do
            return Optional.empty();
        }
    }
}
