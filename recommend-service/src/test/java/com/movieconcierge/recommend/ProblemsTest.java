package com.movieconcierge.recommend;

import com.movieconcierge.testkit.ProblemContract;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;

/** Problem details over HTTP, of the service as it is started, with nothing behind it. */
class ProblemsTest extends ProblemContract.OfBodies {
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = RecommendServiceApplication.builder().application().run(withNothingBehind());
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
        return "/v1/model";
    }

    @Override
    protected Call unavailable() {
        return new Call("GET", "/v1/users/ada/profile");
    }

    @Override
    protected String postPath() {
        return "/v1/prompts";
    }

    @Override
    protected Map<Call, String> violations() {
        return Map.of(
                new Call("GET", "/v1/users/ada/recommendations?limit=0"),
                "limit",
                new Call("GET", "/v1/users/ada/recommendations?limit=many"),
                "limit",
                new Call("GET", "/v1/movies"),
                "query",
                Call.json("POST", "/v1/prompts", "{\"prompt\":\" \"}"),
                "prompt");
    }
}
