package com.movieconcierge.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.testkit.S3Server;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What S3 says when it will not, from a server of our own that says it. */
class S3FaultsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile String failing = "";
    private volatile int status;
    private volatile int times;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        S3Server.credentials();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean fails = exchange.getRequestMethod().equals(failing) && asked.incrementAndGet() <= times;
            byte[] body = fails
                    ? ("<Error><Code>Code" + status + "</Code><Message>your key test-secret</Message></Error>")
                            .getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
            int answer = fails ? status : exchange.getRequestMethod().equals("HEAD") ? 404 : 200;
            exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRefusalSaysWhatTheServiceNeedsAndNothingOfTheAnswersText() throws IOException {
        fails("PUT", 403, Integer.MAX_VALUE);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::put)
                .withMessageContaining("s3://bucket/prefix/sha256/")
                .withMessageContaining("access denied")
                .withMessageContaining("Code403")
                .withMessageNotContaining("test-secret");
        assertThat(asked).as("a refusal is not tried again").hasValue(1);
    }

    @Test
    void aFaultIsTriedAgainAndSoOften() throws IOException {
        fails("PUT", 503, 2);
        put();
        assertThat(asked).hasValue(3);

        asked.set(0);
        fails("PUT", 500, Integer.MAX_VALUE);
        assertThatExceptionOfType(IOException.class).isThrownBy(this::put).withMessageContaining("try again later");
        assertThat(asked).hasValue(4);
    }

    @Test
    void aServerWithoutConditionsIsAskedWithoutThem() throws IOException {
        for (int answer : new int[] {409, 412}) {
            asked.set(0);
            fails("PUT", answer, 1);
            put();
            assertThat(asked).hasValue(answer == 412 ? 1 : 2);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        server.stop(0);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::put)
                .withMessageContaining("check S3_ENDPOINT")
                .withMessageContaining("ConnectException");
    }

    private void fails(String method, int with, int so) {
        failing = method;
        status = with;
        times = so;
    }

    private void put() throws IOException {
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var store = new ArtefactStore(Storage.at("s3://bucket/prefix", new S3Settings("", endpoint)))) {
            store.put("a", Files.writeString(folder.resolve("a"), "content"));
        }
    }
}
