package com.movieconcierge.embedding;

import com.movieconcierge.testkit.ProblemContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Problem details over HTTP, of the service as it is started, with nothing behind it. */
class ProblemsTest extends ProblemContract.OfBodies {
    @TempDir
    static Path state;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = EmbeddingServiceApplication.builder()
                .application()
                .run(withNothingBehind("--concierge.embedding.cache-dir=" + state));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    protected int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    protected String readOnlyPath() {
        return "/v1/models";
    }

    @Override
    protected Call unavailable() {
        return new Call("GET", "/v1/progress");
    }

    @Override
    protected String postPath() {
        return "/v1/embeddings";
    }

    @Override
    protected Map<Call, String> violations() {
        return Map.of(
                Call.json("POST", "/v1/embeddings", "{\"texts\":[]}"),
                "texts",
                Call.json("POST", "/v1/embeddings", "{\"texts\":[\"a\",\" \"]}"),
                "texts[1]",
                Call.json("POST", "/v1/embeddings", "{\"film\":{\"title\":\"Heat\",\"year\":12}}"),
                "film.year",
                Call.json("PUT", "/v1/models/smell/candidate", "{\"model\":\"x\"}"),
                "modality",
                Call.json("PUT", "/v1/models/theme/candidate", "{}"),
                "model");
    }
}
