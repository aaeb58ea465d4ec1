package com.movieconcierge.profile;

import com.movieconcierge.testkit.RealParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The service in this JVM, and what it says over HTTP. */
final class RunningService {
    private RunningService() {}

    /** With these settings and no others. */
    static ConfigurableApplicationContext start(Map<String, ?> settings) {
        return ProfileServiceApplication.builder()
                .run(settings.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }

    /** On the parts that the tests of this JVM share, with its state in a folder of the test's. */
    static ConfigurableApplicationContext onSharedParts(Path directory) {
        return onSharedParts(directory, Map.of());
    }

    /** Likewise, with settings that go before. */
    static ConfigurableApplicationContext onSharedParts(Path directory, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(RealParts.get().serviceProperties());
        settings.put("concierge.streams.state-dir", directory.resolve("streams").toString());
        settings.putAll(more);
        return start(settings);
    }

    /** The body of what it answers, whatever the status. */
    static String get(ConfigurableApplicationContext service, String path) throws IOException, InterruptedException {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Whether all that is on the logs has taken effect. */
    static boolean isIdle(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        return get(service, "/v1/progress")
                .equals("{\"ratingsBehind\":0,\"dnaBehind\":0,\"pendingRatings\":0,\"dirtyProfiles\":0}");
    }
}
