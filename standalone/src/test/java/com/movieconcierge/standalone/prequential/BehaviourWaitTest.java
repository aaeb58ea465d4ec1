package com.movieconcierge.standalone.prequential;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that tells of learning what it is told to tell, one answer after the other, the last for ever. */
class BehaviourWaitTest {
    private static final String NONE = "[]";

    private final Deque<String> states = new ArrayDeque<>();
    private final Deque<String> served = new ArrayDeque<>();
    private final AtomicInteger fits = new AtomicInteger();
    private HttpServer server;
    private BehaviourWait wait;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/behaviour", exchange -> answer(exchange, next(states)));
        server.createContext("/v1/behaviour/fit", exchange -> {
            fits.incrementAndGet();
            answer(exchange, "");
        });
        server.createContext("/v1/model", exchange -> answer(exchange, next(served)));
        server.start();
        int port = server.getAddress().getPort();
        wait = new BehaviourWait(Instance.at(new Ports(port, port, port, port, 0, 0, 0)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static synchronized String next(Deque<String> answers) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String state(String state, int since, String last, String models) {
        return "{\"state\": \"" + state + "\", \"since\": \"s" + since + "\", \"last\": \"" + last + "\", \"models\": "
                + models + "}";
    }

    private static String model(String version, int ratings) {
        return "[{\"modelVersion\": \"" + version
                + "\", \"complete\": true, \"serves\": true, \"report\": {\"ratings\": " + ratings + "}}]";
    }

    @Test
    void whatWasLearnedByItselfFromEverythingIsWaitedForUntilItServes() {
        states.addAll(List.of(
                state("reading", 1, "", NONE),
                state("fitting", 2, "", NONE),
                state("idle", 3, "Published it", model("b1", 200))));
        served.addAll(List.of("{\"behaviour\": null}", "{\"behaviour\": {\"modelVersion\": \"b1\"}}"));
        assertThat(wait.untilLearned(200)).isEqualTo("idle: Published it");
        assertThat(fits).hasValue(0);
        assertThat(served).hasSize(1);
    }

    @Test
    void whereNotAllWasKnownItIsAskedToLearnAgain() {
        states.addAll(List.of(
                state("idle", 3, "Published it", model("b1", 150)),
                state("idle", 3, "Published it", model("b1", 150)),
                state("idle", 3, "Published it", model("b1", 150)),
                state("trying", 4, "Published it", model("b1", 150)),
                state("idle", 5, "Published another", model("b2", 200))));
        served.add("{\"behaviour\": {\"modelVersion\": \"b2\"}}");
        assertThat(wait.untilLearned(200)).isEqualTo("idle: Published another");
        assertThat(fits).hasValue(1);
    }

    @Test
    void beforeAnImportItIsMadeToLookAtNothing() {
        states.addAll(List.of(
                state("reading", 1, "", NONE),
                state("idle", 2, "", NONE),
                state("idle", 2, "", NONE),
                state("idle", 2, "", NONE),
                state("refused", 3, "Too few", NONE)));
        wait.lookBeforeImport();
        assertThat(fits).hasValue(1);
        assertThat(states).hasSize(1);
    }

    @Test
    void whatIsRefusedServesNothingAndIsSaid() {
        states.addAll(
                List.of(state("idle", 1, "", NONE), state("idle", 1, "", NONE), state("refused", 2, "Too few", NONE)));
        assertThat(wait.untilLearned(200)).isEqualTo("refused: Too few");
        assertThat(fits).hasValue(1);
    }

    @Test
    void whereLearningIsSwitchedOffNobodyAsksForIt() {
        states.add("{\"state\": \"off\", \"since\": null, \"last\": \"\", \"models\": []}");
        assertThat(wait.untilLearned(200)).isEqualTo("off");
        wait.lookBeforeImport();
        assertThat(fits).hasValue(0);
    }
}
