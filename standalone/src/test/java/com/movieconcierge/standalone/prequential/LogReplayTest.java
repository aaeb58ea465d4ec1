package com.movieconcierge.standalone.prequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.evaluation.measure.ReplayAnswer;
import com.movieconcierge.evaluation.prequential.PopularitySoFar;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Refusal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that answers as recommend-service and ingest-service do, and notes what it is asked. */
class LogReplayTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final LogClock log = new LogClock(() -> Instant.EPOCH);
    private final Clock clock = log.clock();
    private final AtomicLong offset = new AtomicLong(40);
    private final PopularitySoFar popularity = new PopularitySoFar(List.of("a", "b", "c"), List.of("ada", "ben"));
    private int listStatus = 200;
    private HttpServer server;
    private LogReplay replay;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/users/", exchange -> {
            heard.add(clock.instant().getEpochSecond() + " "
                    + exchange.getRequestURI().toString().replace("/v1/users/", ""));
            answer(exchange, listStatus, """
                            {"modelVersion": "m1", "staleMillis": 7, "degraded": ["profile-behind-min-offset"],
                             "recommendations": [{"movie": {"movieId": "c"}}, {"movie": {"movieId": "b"}}]}""");
        });
        server.createContext("/v1/ratings", exchange -> {
            var rating = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            heard.add(rating.path("userId").asString() + " rates "
                    + rating.path("movieId").asString() + " "
                    + rating.path("rating").asDouble() + " "
                    + rating.path("ratedAt").asString());
            answer(exchange, 202, "{\"offset\": " + offset.incrementAndGet() + "}");
        });
        server.start();
        int port = server.getAddress().getPort();
        replay = new LogReplay(
                new RatingClient(Instance.at(new Ports(port, port, port, port, 0, 0, 0))), log, popularity);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RatingSubmission rating(String viewer, String film, double stars, long second) {
        return new RatingSubmission(null, viewer, film, stars, Instant.ofEpochSecond(second));
    }

    private void run(RatingSubmission... ratings) {
        replay.run(List.of(ratings), steps -> {});
    }

    @Test
    void everyRatingIsAskedForAtItsMomentBeforeItIsShown() {
        popularity.rated("ada", "a");
        run(rating("ada", "b", 5, 100), rating("ben", "a", 3, 100), rating("ada", "c", 1, 105));
        assertThat(heard)
                .containsExactly(
                        "100 ada/recommendations?limit=100",
                        "ada rates b 5.0 1970-01-01T00:01:40Z",
                        "100 ben/recommendations?limit=100",
                        "ben rates a 3.0 1970-01-01T00:01:40Z",
                        "105 ada/recommendations?limit=100&minOffset=41",
                        "ada rates c 1.0 1970-01-01T00:01:45Z");
        assertThat(replay.answers())
                .extracting(ReplayAnswer::rank)
                .containsExactly(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(0));
        assertThat(replay.answers()).extracting(ReplayAnswer::isNewcomer).containsExactly(false, true, false);
        assertThat(replay.answers()).extracting(ReplayAnswer::popularRank).containsExactly(0, 0, 0);
        assertThat(replay.answers()).extracting(ReplayAnswer::viewer).containsExactly(0, 1, 0);
        assertThat(replay.viewers()).isEqualTo(2);
        assertThat(replay.answers().get(0).state())
                .isEqualTo(new ReplayAnswer.State("m1", List.of("profile-behind-min-offset"), 7, false));
    }

    @Test
    void aFilmThatWasRatedBeforeIsRatedAgainAndNotAskedFor() {
        run(rating("ada", "a", 5, 100), rating("ada", "a", 2, 200));
        assertThat(heard).hasSize(3);
        assertThat(replay.answers()).hasSize(1);
        assertThat(replay.ratedAgain()).isOne();
    }

    @Test
    void aQuestionThatFailsIsCountedAndTheReplayGoesOn() {
        listStatus = 503;
        run(rating("ada", "a", 5, 100));
        assertThat(replay.answers().get(0).state()).isEqualTo(ReplayAnswer.State.FAILED);
        assertThat(replay.answers().get(0).rank()).isEmpty();
        assertThat(heard).hasSize(2);
    }

    @Test
    void whereNothingAnswersForLongTheReplayEnds() {
        server.stop(0);
        var client = new RatingClient(Instance.at(new Ports(1, 1, 1, 1, 0, 0, 0)));
        IntStream.range(0, 19)
                .forEach(i -> assertThat(client.ask("ada", "a").state()).isEqualTo(ReplayAnswer.State.FAILED));
        assertThatThrownBy(() -> client.ask("ada", "a"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("20 questions in a row had no answer");
        assertThatThrownBy(() -> client.rate(rating("ada", "a", 5, 1))).isInstanceOf(Refusal.class);
    }
}
