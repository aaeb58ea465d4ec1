package com.movieconcierge.schemas;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of {@link Topics} that a broker does not have yet, and looks at those that it has. Safe to call from
 * every service at once.
 */
public final class TopicAdmin {

    private TopicAdmin() {}

    /**
     * Creates what is missing and leaves existing topics as they are, except for settings that an earlier release of ours gave
     * them and would give otherwise now, see {@link FormerSettings}. A topic keyed by viewer gets as many partitions as those
     * that are there have.
     *
     * @throws KafkaException when the broker cannot be reached within the timeout or refuses a topic
     */
    public static void createMissing(Admin admin, TopicSettings settings, long timeoutMillis) {
        try {
            Set<String> existing = admin.listTopics().names().get(timeoutMillis, TimeUnit.MILLISECONDS);
            List<Topic<?, ?>> absent = Topics.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            renew(admin, FormerSettings.ofEvents(existing, settings), timeoutMillis);
            if (absent.isEmpty()) {
                return;
            }
            int byViewer = partitionsByViewer(admin, existing, timeoutMillis);
            List<NewTopic> missing = absent.stream()
                    .map(topic -> topic.toNewTopic(
                            Topics.keyedByViewer().contains(topic) ? byViewer : topic.partitions(), settings))
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
     * Has logs of stores that name viewers, which an earlier release of ours has created, forget as soon as those of now do:
     * Kafka Streams changes no topic that is there. Those that are not there are left out.
     *
     * @throws KafkaException when the broker does not answer within the timeout
     */
    public static void renewChangelogs(
            Admin admin, Collection<String> names, TopicSettings settings, long timeoutMillis) {
        try {
            Set<String> existing = admin.listTopics().names().get(timeoutMillis, TimeUnit.MILLISECONDS);
            renew(
                    admin,
                    names.stream()
                            .filter(existing::contains)
                            .collect(Collectors.toMap(name -> name, name -> FormerSettings.ofViewers(settings))),
                    timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while looking at changelogs", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("cannot look at changelogs: is the broker reachable? " + e.getMessage(), e);
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

    private static void renew(Admin admin, Map<String, List<FormerSettings>> former, long timeoutMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        admin.describeConfigs(former.keySet().stream().map(TopicAdmin::resource).toList())
                .all()
                .get(timeoutMillis, TimeUnit.MILLISECONDS)
                .forEach((topic, config) -> {
                    List<AlterConfigOp> ops = Objects.requireNonNull(former.get(topic.name())).stream()
                            .filter(setting -> setting.isStill(config))
                            .map(FormerSettings::change)
                            .toList();
                    if (!ops.isEmpty()) {
                        changes.put(topic, ops);
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
