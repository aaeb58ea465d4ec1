package com.movieconcierge.standalone.traces;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.RunState;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * A look at everything that a laptop product keeps, for what names a viewer: topics, Redis and files while it runs, files
 * while it does not. It knows neither the layout of the data nor the code that forgets. Holds a few megabytes, however much
 * there is.
 *
 * <p>Not looked at is what is in memory alone: entries of a state store that are not on its disk yet are on its changelog, a
 * topic.
 */
public final class TraceScan {
    private final Path dataDirectory;
    private final Optional<Instance> running;

    private TraceScan(Path dataDirectory, Optional<Instance> running) {
        this.dataDirectory = dataDirectory;
        this.running = running;
    }

    /**
     * Of the product with this data, which runs or does not.
     *
     * @throws com.movieconcierge.standalone.product.Refusal when it is just starting
     */
    public static TraceScan of(Path dataDirectory) {
        return new TraceScan(
                dataDirectory, RunState.running(dataDirectory).map(state -> Instance.serving(dataDirectory)));
    }

    /** Whether there are topics and a Redis to look at. */
    public boolean isOfARunningProduct() {
        return running.isPresent();
    }

    /**
     * Looks once, for all of them.
     *
     * @param stages told how far it is
     * @throws com.movieconcierge.logs.LogUnavailableException when the product runs and its broker does not answer
     * @throws com.movieconcierge.standalone.product.Refusal likewise its Redis
     */
    public Traces lookFor(Collection<String> userIds, Stages stages) {
        var sought = new Sought(userIds);
        var sightings = new Sightings(sought.viewers());
        running.ifPresent(instance -> {
            new TopicScan(clients(instance), sought, sightings).run(stages);
            new RedisScan(instance.redisUri(), sought, sightings).run(stages);
        });
        new FileScan(dataDirectory, sought, sightings).run(stages);
        return sightings.result();
    }

    private static KafkaClients clients(Instance instance) {
        return new KafkaClients(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, instance.bootstrapServers()));
    }
}
