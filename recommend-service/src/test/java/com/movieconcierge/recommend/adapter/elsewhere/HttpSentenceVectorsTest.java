package com.movieconcierge.recommend.adapter.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.ModelRef;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers as embedding-service does, and as it does not. */
class HttpSentenceVectorsTest {
    private static final String GOOD =
            "{\"modelId\":\"m\",\"modelVersion\":\"1\",\"dimension\":2,\"vectors\":[[0.6,0.8]]}";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private volatile int status = 200;
    private volatile String body = GOOD;
    private HttpServer server;
    private HttpSentenceVectors sentences;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", exchange -> {
            asked.incrementAndGet();
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        sentences = vectors("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpSentenceVectors vectors(String url) {
        return new HttpSentenceVectors(
                new HttpSentenceVectors.Settings(
                        url, Duration.ofSeconds(10), Duration.ofSeconds(5), 10, Duration.ofMinutes(1)),
                nanos::get);
    }

    @Test
    void theVectorComesWithItsModelAndIsRemembered() {
        var sentence = sentences.of("A slow  burn").orElseThrow();
        assertThat(sentence.model()).isEqualTo(new ModelRef("m", "1"));
        assertThat(sentence.vector()).containsExactly(0.6f, 0.8f);
        assertThat(sentences.of("a slow burn")).contains(sentence);
        assertThat(asked).hasValue(1);
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        sentences.of("a slow burn");
        assertThat(asked).as("another model may serve by now").hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {}",
                "200 | garbage",
                "200 | {}",
                "200 | {\"vectors\":[]}",
                "200 | {\"vectors\":[[\"NaN\"]]}"
            })
    void afterAFailureNobodyIsAskedForAWhile(int answer, String text) {
        status = answer;
        body = text;
        assertThat(sentences.of("heist")).isEmpty();
        assertThat(sentences.of("western")).isEmpty();
        assertThat(asked).hasValue(1);
        status = 200;
        body = GOOD;
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(sentences.of("heist")).isPresent();
    }

    @Test
    void aServiceThatIsAwayIsNoFault() {
        assertThat(vectors("http://127.0.0.1:1").of("heist")).isEmpty();
    }
}
