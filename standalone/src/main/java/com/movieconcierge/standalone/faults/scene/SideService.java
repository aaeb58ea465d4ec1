package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;

/** One service more, as a process of its own, on the broker, registry and Redis of the product. */
public record SideService(JavaProcess process, ServiceClient client) implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    /**
     * Starts it and returns when it is up.
     *
     * @throws Refusal when it does not come up within two minutes
     */
    public void start() {
        process.launch();
        // Up once is enough: with one more member the others may move tasks again right after.
        if (!Poll.until(START_LIMIT, () -> isUp() || !process.isAlive()) || !process.isAlive()) {
            throw new Refusal("A second " + client.name() + " service does not come up: "
                    + Health.of(client).missing() + "; its last words: " + process.lastWords());
        }
    }

    /** Whether it can do all it should. */
    public boolean isUp() {
        return process.isAlive() && Health.of(client).up();
    }

    @Override
    public void close() {
        process.close();
    }
}
