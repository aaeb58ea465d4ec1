package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.profile.ProfileServiceApplication;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Import;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product that faults are tried on, with a few films, in a folder of its own; and how its parts are reached. */
public final class Subject implements AutoCloseable {
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(5);
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final ProductProcess product;
    private final Map<String, String> environment;
    private final SmallCatalogue catalogue;

    private Subject(Path folder, ProductProcess product, Map<String, String> environment, SmallCatalogue catalogue) {
        this.folder = folder;
        this.product = product;
        this.environment = environment;
        this.catalogue = catalogue;
    }

    /**
     * Starts one and returns when its films can be recommended.
     *
     * @param folder an empty one
     * @param environment settings that the fault asks for
     * @throws Refusal when it does not start
     */
    public static Subject start(Path folder, Map<String, String> environment) {
        var product = new ProductProcess(folder, consecutivePorts(), environment);
        try {
            product.start();
            var catalogue = SmallCatalogue.in(folder);
            var subject = new Subject(folder, product, environment, catalogue);
            subject.imported(Import.tables(subject.instance().ingest(), catalogue.movies(), catalogue.noRatings()));
            if (!Poll.until(IMPORT_LIMIT, subject::isSettled)) {
                throw new Refusal("The first films do not take effect: " + subject.unsettled());
            }
            return subject;
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    public ProductProcess product() {
        return product;
    }

    public Instance instance() {
        return product.instance();
    }

    public Path folder() {
        return folder;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Ids of the films that are in its catalogue. */
    public List<String> films() {
        return catalogue.ids();
    }

    /** Settings of its broker's clients. */
    public KafkaClients clients() {
        return new KafkaClients(Map.of("bootstrap.servers", instance().bootstrapServers()));
    }

    /** Settings of its registry's clients. */
    public Map<String, String> registry() {
        return Map.of(RegistryConfig.URL, instance().registryUrl());
    }

    public RedisDoor redis() {
        return new RedisDoor(instance().ports().redis());
    }

    /** Returns when the import is done. */
    public void imported(Import running) {
        boolean ended = Poll.until(IMPORT_LIMIT, () -> {
            running.refresh();
            return !running.isRunning();
        });
        if (!ended || !running.isDone()) {
            throw new Refusal("The import did not end: " + running.message().orElse("it is still running") + ".");
        }
    }

    /** Whether every service is up and nothing is on its way. */
    public boolean isSettled() {
        return unsettled().isEmpty();
    }

    /** What is down, or still on its way; empty when nothing is. */
    public List<String> unsettled() {
        List<String> unsettled = new ArrayList<>();
        for (ServiceClient service : instance().services()) {
            Health health = Health.of(service);
            if (!health.up()) {
                unsettled.add(service.name() + " lacks " + String.join(", ", health.missing()));
            }
        }
        if (unsettled.isEmpty() && !Backlog.isGone(instance())) {
            unsettled.add(Backlog.ifKnown(instance())
                    .map(backlog -> "still on its way: " + backlog)
                    .orElse("the stream cannot tell how far it is"));
        }
        return unsettled;
    }

    /**
     * A second profile-service that shares the partitions with the product's own; not started yet.
     *
     * @param registryUrl of the registry, or of something between
     * @param redisPort likewise of Redis
     */
    public SideService secondProfileService(String registryUrl, int redisPort) {
        int port = FreePorts.any(1).get(0);
        var process = new JavaProcess(
                List.of(
                        ProfileServiceApplication.class.getName(),
                        "--server.port=" + port,
                        "--concierge.kafka.bootstrap-servers=" + instance().bootstrapServers(),
                        "--concierge.registry.url=" + registryUrl,
                        "--concierge.redis.uri=redis://" + HOST + ":" + redisPort,
                        "--concierge.streams.state-dir=" + folder.resolve("second-streams")),
                environment,
                folder.resolve("second-profile.out"));
        return new SideService(process, new ServiceClient("profile", port));
    }

    private static Ports consecutivePorts() {
        while (true) {
            int first = FreePorts.any(1).get(0);
            try {
                return Ports.from(first);
            } catch (Refusal e) {
                // One of its neighbours is taken; FreePorts ends this when there are none.
            }
        }
    }

    @Override
    public void close() {
        product.close();
    }
}
