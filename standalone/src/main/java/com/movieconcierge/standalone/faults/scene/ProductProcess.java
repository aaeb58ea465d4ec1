package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.embedded.EmbeddedServers;
import com.movieconcierge.standalone.Main;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.product.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The product as {@code up} starts it, without its world, as a process beside this one. */
public final class ProductProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path data;
    private final Ports ports;
    private final JavaProcess process;

    /**
     * A product that does not run yet.
     *
     * @param folder for its data and what it says
     * @param environment its settings
     */
    public ProductProcess(Path folder, Ports ports, Map<String, String> environment) {
        this.data = folder.resolve("data");
        this.ports = ports;
        this.process = new JavaProcess(
                List.of(
                        Main.class.getName(),
                        "up",
                        "--no-demo-data",
                        "--data-dir",
                        data.toString(),
                        "--ports-from",
                        String.valueOf(ports.recommend())),
                environment,
                folder.resolve("up.out"));
    }

    public Path data() {
        return data;
    }

    public Instance instance() {
        return Instance.at(ports);
    }

    public JavaProcess process() {
        return process;
    }

    /**
     * Starts it and returns when it says that it is ready.
     *
     * @throws Refusal when it ends before, or takes longer than five minutes
     */
    public void start() {
        process.launch();
        awaitReady();
    }

    /** As {@link #start}, of one that was launched already. */
    public void awaitReady() {
        if (!Poll.until(START_LIMIT, () -> isReady() || !process.isAlive()) || !isReady()) {
            throw new Refusal("The product is not ready after its start; its last words: " + process.lastWords());
        }
    }

    private boolean isReady() {
        return RunState.running(data).filter(RunState::ready).isPresent();
    }

    /** Ends it, and the Redis that a killed one has left behind. */
    @Override
    public void close() {
        process.close();
        EmbeddedServers.stopOrphans(data);
    }
}
