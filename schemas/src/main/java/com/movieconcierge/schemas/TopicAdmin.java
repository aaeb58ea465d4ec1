package com.movieconcierge.schemas;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of {@link Topics} that a broker does not have yet, and looks at those that it has. Safe to call from
 * every service at once.
 */
public final class TopicAdmin {
    /** What releases before this one have given to topics that are kept longer now. */
    private static final Map<String, String> FORMER_RETENTION = Map.of(
            Topics.USER_ERASURES.name(), Long.toString(Duration.ofDays(365).toMillis()));

    private TopicAdmin() {}

    /**
     * Creates what is missing and leaves existing topics as they are, except that what an earlier release of ours kept for a
     * shorter time is kept as long as it would be now. A topic keyed by viewer gets as many partitions as
     * those that are there have.
     *
     * @throws KafkaException when the broker cannot be reached within the timeout or refuses a topic
     */
    public static void createMissing(Admin admin, short replicationFactor, long timeoutMillis) {
        try {
            Set<String> existing = admin.listTopics().names().get(timeoutMillis, TimeUnit.MILLISECONDS);
            List<Topic<?, ?>> absent = Topics.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            keepLonger(admin, existing, timeoutMillis);
            if (absent.isEmpty()) {
                return;
            }
            int byViewer = partitionsByViewer(admin, existing, timeoutMillis);
            List<NewTopic> missing = absent.stream()
                    .map(topic -> topic.toNewTopic(
                            Topics.keyedByViewer().contains(topic) ? byViewer : topic.partitions(), replicationFactor))
                    .toList();
            for (var creation : admin.createTopics(missing).values().values()) {
                try {
                    creation.get(timeoutMillis, TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    // Another service was faster.
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("cannot create topics: is the broker reachable? " + e.getMessage(), e);
        }
    }

    /**
     * Topics as the broker has them, by name, without those that it lacks.
     *
     * @throws KafkaException when the broker does not answer within the timeout
     */
    public static Map<String, FoundTopic> find(Admin admin, Collection<String> names, long timeoutMillis) {
        try {
            Set<String> existing = admin.listTopics().names().get(timeoutMillis, TimeUnit.MILLISECONDS);
            List<String> present = names.stream().filter(existing::contains).toList();
            Map<ConfigResource, Config> configs = admin.describeConfigs(
                            present.stream().map(TopicAdmin::resource).toList())
                    .all()
                    .get(timeoutMillis, TimeUnit.MILLISECONDS);
            Map<String, FoundTopic> found = new HashMap<>();
            describe(admin, present, timeoutMillis)
                    .forEach((name, topic) ->
                            found.put(name, found(topic, Objects.requireNonNull(configs.get(resource(name))))));
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while looking at topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("cannot look at topics: is the broker reachable? " + e.getMessage(), e);
        }
    }

    private static void keepLonger(Admin admin, Set<String> existing, long timeoutMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<ConfigResource> asked = FORMER_RETENTION.keySet().stream()
                .filter(existing::contains)
                .map(TopicAdmin::resource)
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        admin.describeConfigs(asked)
                .all()
                .get(timeoutMillis, TimeUnit.MILLISECONDS)
                .forEach((topic, config) -> {
                    String former = FORMER_RETENTION.get(topic.name());
                    ConfigEntry retention = config.get(TopicConfig.RETENTION_MS_CONFIG);
                    if (retention != null && retention.value().equals(former)) {
                        var forever = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "-1");
                        changes.put(topic, List.of(new AlterConfigOp(forever, AlterConfigOp.OpType.SET)));
                    }
                });
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(changes).all().get(timeoutMillis, TimeUnit.MILLISECONDS);
        }
    }

    private static int partitionsByViewer(Admin admin, Set<String> existing, long timeoutMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> present = Topics.keyedByViewer().stream()
                .map(Topic::name)
                .filter(existing::contains)
                .toList();
        return describe(admin, present, timeoutMillis).values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .max()
                .orElse(Topics.RATINGS.partitions());
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<String> names, long timeoutMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin.describeTopics(names).allTopicNames().get(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private static FoundTopic found(TopicDescription topic, Config config) {
        Map<String, String> settings = new HashMap<>();
        Map<String, String> own = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            String value = Objects.requireNonNullElse(entry.value(), "");
            settings.put(entry.name(), value);
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                own.put(entry.name(), value);
            }
        }
        int copies = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new FoundTopic(
                topic.name(), topic.topicId().toString(), topic.partitions().size(), copies, settings, own);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
