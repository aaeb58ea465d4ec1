package com.movieconcierge.ingest;

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
        service = IngestServiceApplication.builder()
                .application()
                .run(withNothingBehind("--concierge.imports.enabled=true", "--concierge.imports.state-dir=" + state));
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
        return "/v1/imports";
    }

    @Override
    protected Call unavailable() {
        return Call.json("POST", "/v1/ratings", "{\"userId\":\"ada\",\"movieId\":\"m-1\",\"rating\":4.5}");
    }

    @Override
    protected String postPath() {
        return "/v1/ratings";
    }

    @Override
    protected Map<Call, String> violations() {
        return Map.of(
                Call.json("POST", "/v1/ratings", "{\"userId\":\"ada\",\"movieId\":\"m-1\",\"rating\":9}"),
                "rating",
                new Call("GET", "/v1/film-details?title=Heat&year=long-ago"),
                "year",
                new Call("GET", "/v1/film-details"),
                "title");
    }
}
