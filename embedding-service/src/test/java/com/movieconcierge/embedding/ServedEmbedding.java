package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.MovieDna;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as it is started, on a real broker and registry, once for all tests that name it and stopped after the last of
 * the run. Put as {@code @RegisterExtension static final ServedEmbedding SERVED}.
 */
final class ServedEmbedding implements BeforeAllCallback {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final RealParts PARTS = RealParts.get();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private @Nullable Started started;

    private static final class Started implements AutoCloseable {
        private final TypedRecords records = PARTS.records();
        private final Path cache;
        private ConfigurableApplicationContext service;

        private Started() {
            try {
                cache = Files.createTempDirectory("embedding-it");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            service = start(usual(), cache);
        }

        @Override
        public void close() throws IOException {
            service.close();
            records.close();
            FileSystemUtils.deleteRecursively(cache);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ServedEmbedding.class))
                .computeIfAbsent(Started.class, key -> new Started(), Started.class);
    }

    private Started started() {
        if (started == null) {
            throw new IllegalStateException("no test class has registered this");
        }
        return started;
    }

    TypedRecords records() {
        return started().records;
    }

    /** Stops the service. */
    void stop() {
        started().service.close();
    }

    /** Starts it again as it was. */
    void restart() {
        started().service = start(usual(), started().cache);
    }

    /** Another one, to be closed by the caller; it finds the models that were fetched already. */
    ConfigurableApplicationContext another(Map<String, String> properties) {
        return start(properties, started().cache);
    }

    /** It follows the ratings of all tests and learns nothing from them: who learns is a service of the test's own. */
    private static Map<String, String> usual() {
        Map<String, String> properties = new HashMap<>(PARTS.serviceProperties());
        properties.put("concierge.behaviour.fewest-ratings", "1000000");
        return properties;
    }

    private static ConfigurableApplicationContext start(Map<String, String> properties, Path cache) {
        SpringApplication application = EmbeddingServiceApplication.builder().application();
        List<String> arguments = new ArrayList<>();
        properties.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--concierge.embedding.cache-dir=" + cache);
        return application.run(arguments.toArray(String[]::new));
    }

    /** The DNA of a film, once it is there. */
    MovieDna dnaOf(String id) {
        List<ConsumerRecord<String, MovieDna>> dna = records()
                .readUntil(Topics.MOVIE_DNA, LIMIT, record -> record.key().equals(id) && record.value() != null);
        return dna.get(dna.size() - 1).value();
    }

    JsonNode progress() {
        return JSON.readTree(get("/v1/progress"));
    }

    String get(String path) {
        return get(started().service, path);
    }

    static String get(ConfigurableApplicationContext context, String path) {
        return send(HttpRequest.newBuilder(uri(context, path)).timeout(LIMIT).build())
                .body();
    }

    /** The JSON that is answered to a body posted to {@code /v1/embeddings}. */
    JsonNode embeddings(String body, int status) {
        var answer = send(HttpRequest.newBuilder(uri(started().service, "/v1/embeddings"))
                .header("content-type", "application/json")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static java.net.http.HttpResponse<String> send(HttpRequest request) {
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join();
    }

    private static URI uri(ConfigurableApplicationContext context, String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }
}
