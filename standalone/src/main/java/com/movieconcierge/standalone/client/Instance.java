package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.product.RunState;
import java.nio.file.Path;
import java.util.List;

/**
 * A running product.
 *
 * @param ports where to reach it
 */
public record Instance(
        Ports ports, ServiceClient recommend, ServiceClient ingest, ServiceClient embedding, ServiceClient profile) {

    /** Application id of the stream of profile-service. */
    public static final String STREAM = "profile-service";

    private static final String HOST = "127.0.0.1";

    /** The product behind these ports. */
    public static Instance at(Ports ports) {
        return new Instance(
                ports,
                new ServiceClient("recommend", ports.recommend()),
                new ServiceClient("ingest", ports.ingest()),
                new ServiceClient("embedding", ports.embedding()),
                new ServiceClient("profile", ports.profile()));
    }

    /**
     * The product that serves a data directory.
     *
     * @throws Refusal when none does, or it is not ready yet
     */
    public static Instance serving(Path dataDirectory) {
        RunState state = RunState.running(dataDirectory)
                .orElseThrow(() -> new Refusal(
                        Refusal.NOT_RUNNING,
                        "Nothing is running with its data in " + dataDirectory + ": start it with ./concierge up."));
        if (!state.ready()) {
            throw new Refusal(Refusal.NOT_RUNNING, "It is still starting: try again when it says that it is ready.");
        }
        return at(state.ports());
    }

    /** Of its broker. */
    public String bootstrapServers() {
        return HOST + ":" + ports.kafka();
    }

    public String registryUrl() {
        return "http://" + HOST + ":" + ports.registry();
    }

    public String redisUri() {
        return "redis://" + HOST + ":" + ports.redis();
    }

    /** Page first. */
    public List<ServiceClient> services() {
        return List.of(recommend, ingest, embedding, profile);
    }
}
