package com.movieconcierge.standalone.product;

import com.movieconcierge.embedded.EmbeddedServers;
import com.movieconcierge.embedding.EmbeddingServiceApplication;
import com.movieconcierge.ingest.IngestServiceApplication;
import com.movieconcierge.profile.ProfileServiceApplication;
import com.movieconcierge.recommend.RecommendServiceApplication;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The four services as Spring contexts of this JVM, each on its port, wired only by topics, Redis and HTTP. */
final class Services implements AutoCloseable {
    /**
     * The home of every Tomcat of this JVM. The first one to start sets it to its own folder, Spring Boot deletes that folder
     * when it stops, and those that start after it, at the same time, fail over who makes it again.
     */
    private static final String TOMCAT_HOME = "catalina.home";

    /** In the order in which they stop: whoever takes requests first, whoever works them off last. */
    private final List<ConfigurableApplicationContext> contexts;

    private Services(List<ConfigurableApplicationContext> contexts) {
        this.contexts = contexts;
    }

    /** Starts all four side by side and returns when each takes requests. */
    static Services start(EmbeddedServers parts, Ports ports, DataDirectory data, Departures departures) {
        System.setProperty(TOMCAT_HOME, data.folder("tomcat").toAbsolutePath().toString());
        ExecutorService starters = Executors.newFixedThreadPool(4);
        List<CompletableFuture<ConfigurableApplicationContext>> starting = new ArrayList<>();
        try {
            BiConsumer<SpringApplicationBuilder, Map<String, Object>> starter = (builder, properties) -> {
                properties.putAll(departures.settings());
                starting.add(start(starters, builder, properties));
            };
            starter.accept(asking(RecommendServiceApplication.builder(), departures.asking()), recommend(parts, ports));
            starter.accept(IngestServiceApplication.builder(), ingest(parts, ports, data));
            starter.accept(EmbeddingServiceApplication.builder(), shared(parts, ports.embedding()));
            starter.accept(ProfileServiceApplication.builder(), profile(parts, ports, data));
            return new Services(starting.stream().map(CompletableFuture::join).toList());
        } catch (CompletionException e) {
            starting.stream().filter(context -> settled(context)).forEach(context -> context.join()
                    .close());
            System.clearProperty(TOMCAT_HOME);
            throw new Refusal("A service cannot start: " + rootOf(e).getMessage(), e);
        } finally {
            starters.shutdown();
        }
    }

    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
        // Whoever comes next must not look for a home that may be gone by then.
        System.clearProperty(TOMCAT_HOME);
    }

    /** A clock that is handed in goes first wherever the service asks for one. */
    private static SpringApplicationBuilder asking(SpringApplicationBuilder service, @Nullable Clock clock) {
        return clock == null
                ? service
                : service.initializers((GenericApplicationContext context) -> context.registerBean(
                        "askingClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)));
    }

    private static Map<String, Object> recommend(EmbeddedServers parts, Ports ports) {
        Map<String, Object> properties = shared(parts, ports.recommend());
        properties.put("concierge.page.ingest-url", "http://localhost:" + ports.ingest());
        properties.put("concierge.sentences.embedding-url", "http://127.0.0.1:" + ports.embedding());
        properties.put("concierge.elsewhere.ingest-url", "http://127.0.0.1:" + ports.ingest());
        return properties;
    }

    private static Map<String, Object> ingest(EmbeddedServers parts, Ports ports, DataDirectory data) {
        Map<String, Object> properties = shared(parts, ports.ingest());
        properties.put("concierge.imports.enabled", true);
        // Only this machine reaches the service, and it reads what the person who started it may read. As a URI: Spring
        // looks for a bare "/" on the class path first.
        properties.put(
                "concierge.imports.allowed-roots",
                data.path().toAbsolutePath().getRoot().toUri());
        properties.put("concierge.imports.state-dir", data.folder("imports"));
        properties.put("concierge.tmdb.cache-dir", data.folder("tmdb"));
        properties.put(
                "concierge.cors.allowed-origins",
                "http://localhost:" + ports.recommend() + ",http://127.0.0.1:" + ports.recommend());
        return properties;
    }

    private static Map<String, Object> profile(EmbeddedServers parts, Ports ports, DataDirectory data) {
        Map<String, Object> properties = shared(parts, ports.profile());
        properties.put("concierge.streams.state-dir", data.folder("streams"));
        // There is no other instance to keep a copy warm.
        properties.put("concierge.streams.standby-replicas", 0);
        properties.put("concierge.forgetting.every", said("FORGETTING_EVERY", "30s"));
        return properties;
    }

    private static Map<String, Object> shared(EmbeddedServers parts, int port) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", port);
        properties.put("server.address", "127.0.0.1");
        properties.put("concierge.kafka.bootstrap-servers", parts.bootstrapServers());
        properties.put("concierge.kafka.replication-factor", 1);
        // One broker, and nobody who reads on from long ago: what is forgotten need not wait for a day.
        properties.put("concierge.kafka.compaction-lag", said("KAFKA_COMPACTION_LAG", "5m"));
        properties.put("concierge.kafka.removals-kept", said("KAFKA_REMOVALS_KEPT", "5m"));
        properties.put("concierge.registry.url", parts.registryUrl());
        properties.put("concierge.redis.uri", parts.redisUri());
        // Each context keeps its meters to itself, as it would in a JVM of its own.
        properties.put("management.metrics.use-global-registry", false);
        return properties;
    }

    /** What the environment says, else what suits one machine. */
    private static String said(String variable, String usual) {
        return System.getenv().getOrDefault(variable, usual);
    }

    private static CompletableFuture<ConfigurableApplicationContext> start(
            ExecutorService starters, SpringApplicationBuilder builder, Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        // One hook stops everything in order; Spring's own would not wait for its turn.
        return CompletableFuture.supplyAsync(
                () -> builder.registerShutdownHook(false).run(arguments), starters);
    }

    private static boolean settled(CompletableFuture<?> context) {
        try {
            context.join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
