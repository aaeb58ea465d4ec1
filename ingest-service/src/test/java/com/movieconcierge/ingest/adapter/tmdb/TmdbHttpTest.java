package com.movieconcierge.ingest.adapter.tmdb;

import static com.movieconcierge.testkit.TmdbServer.TOKEN;
import static com.movieconcierge.testkit.TmdbServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.testkit.TmdbServer;
import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TmdbHttpTest {
    private static final String FILM = "/3/movie/603";

    private final TmdbServer server = new TmdbServer();
    private final FakeTime time = new FakeTime();

    @AfterEach
    void stop() {
        server.close();
    }

    private TmdbHttp http(String token, Duration timeout) {
        return new TmdbHttp(
                new TmdbHttp.Settings(server.url(), new TmdbToken(token), 1_000, timeout),
                time,
                Clock.systemUTC(),
                () -> 1.0);
    }

    private TmdbHttp http() {
        return http(TOKEN, Duration.ofSeconds(10));
    }

    @Test
    void theTokenArrivesAsBearerAndTheDocumentComesBack() {
        server.put(FILM, "{\"id\":603}");

        assertThat(http().get(FILM))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("{\"id\":603}"));
        assertThat(server.seen).extracting(TmdbServer.Seen::authorization).containsExactly("Bearer " + TOKEN);
    }

    @Test
    void whatIsNotThereIsNotAskedForAgain() {
        TmdbHttp http = http();

        assertThat(http.get(FILM)).isEmpty();
        assertThat(http.requests()).isEqualTo(1);
    }

    @Test
    void somebodyElses404IsNoAnswerOfTmdb() {
        server.fail(1, status(404, "<html>nothing here</html>"));

        assertThatThrownBy(() -> http().get(FILM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HTTP 404");
    }

    @Test
    void aRefusedTokenEndsItAtOnceAndIsNotShown() {
        assertThatThrownBy(() -> http("another-token", Duration.ofSeconds(10)).get(FILM))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("TMDB_TOKEN is refused")
                .hasMessageNotContaining("another-token");
        assertThat(server.seen).hasSize(1);
    }

    @Test
    void tooManyRequestsRestForAsLongAsItSays() {
        server.put(FILM, "{\"id\":603}");
        server.fail(2, status(429, TmdbServer.TOO_MANY, "Retry-After", "7"));

        assertThat(http().get(FILM)).isPresent();
        assertThat(time.sleeps)
                .filteredOn(nanos -> nanos == Duration.ofSeconds(7).toNanos())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "-1", ""})
    void withoutASensibleWaitThePausesGrow(String retryAfter) {
        server.put(FILM, "{\"id\":603}");
        server.fail(3, status(429, TmdbServer.TOO_MANY, "Retry-After", retryAfter));

        assertThat(http().get(FILM)).isPresent();
        assertThat(time.sleeps)
                .filteredOn(nanos -> nanos > Duration.ofMillis(100).toNanos())
                .containsExactly(500_000_000L, 1_000_000_000L, 2_000_000_000L);
    }

    static List<Function<TmdbServer, HttpHandler>> transientFaults() {
        return List.of(
                any -> status(429, TmdbServer.TOO_MANY),
                any -> status(500, "{\"status_code\":11,\"status_message\":\"Internal error\"}"),
                any -> status(503, "<html>offline</html>", "Retry-After", "1"),
                any -> status(504, ""),
                any -> TmdbServer.reset(),
                TmdbServer::hang);
    }

    @ParameterizedTest
    @MethodSource("transientFaults")
    void whatMayPassIsTriedAgainWithinBounds(Function<TmdbServer, HttpHandler> fault) {
        server.put(FILM, "{\"id\":603}");
        server.fail(1, fault.apply(server));
        assertThat(http(TOKEN, Duration.ofMillis(500)).get(FILM)).isPresent();
        assertThat(server.seen).hasSize(2);

        server.fail(5, fault.apply(server));
        assertThatThrownBy(() -> http(TOKEN, Duration.ofMillis(500)).get(FILM))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("TMDb ")
                .hasMessageEndingWith("asked 5 times");
        assertThat(server.seen).hasSize(7);
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        TmdbHttp http = http();
        server.close();

        assertThatThrownBy(() -> http.get(FILM)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void anAnswerThatNeverEndsIsBrokenOff() {
        server.fail(1, status(200, "x".repeat(20 * 1024 * 1024)));

        assertThatThrownBy(() -> http().get(FILM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("longer than 4194304 bytes");
        assertThat(server.seen).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowedAndTheTokenGoesNowhereElse() {
        try (var elsewhere = new TmdbServer()) {
            server.fail(1, status(302, "", "Location", elsewhere.url() + FILM));

            assertThatThrownBy(() -> http().get(FILM))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("HTTP 302");
            assertThat(elsewhere.seen).isEmpty();
        }
    }

    @Test
    void otherRefusalsComeWithTmdbsWordsButNeverWithTheToken() {
        server.fail(1, status(422, "{\"status_code\":5,\"status_message\":\"Invalid parameters, " + TOKEN + "\"}"));

        assertThatThrownBy(() -> http().get(FILM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Invalid parameters, ***");
    }

    @Test
    void aTokenThatIsNoneIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> new TmdbToken("secret\nInjected: header"))
                .hasMessageContaining("TMDB_TOKEN")
                .hasMessageNotContaining("secret");
        assertThat(new TmdbToken(TOKEN)).hasToString("***");
    }

    @Test
    void theTokenDoesNotTravelInTheOpen() {
        assertThatThrownBy(() -> new TmdbHttp.Settings(
                        URI.create("http://tmdb.example"), new TmdbToken(TOKEN), 1, Duration.ofSeconds(1)))
                .hasMessageContaining("https://");
    }
}
