package com.movieconcierge.profile;

import com.movieconcierge.testkit.ProblemContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Problem details over HTTP, of the service as it is started, with nothing behind it. */
class ProblemsTest extends ProblemContract {
    @TempDir
    static Path state;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = ProfileServiceApplication.builder()
                .application()
                .run(withNothingBehind("--concierge.streams.state-dir=" + state));
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
        return "/actuator/info";
    }

    @Override
    protected Call unavailable() {
        return new Call("GET", "/v1/progress");
    }
}
