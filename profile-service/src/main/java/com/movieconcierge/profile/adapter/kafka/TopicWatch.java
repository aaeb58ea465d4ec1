package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicCheck;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Compares all topics, those that Kafka Streams made for itself included, with what the stream needs: an operator may have
 * changed them at any time. Three questions to the broker, whatever the number of topics.
 */
final class TopicWatch {
    private static final long PATIENCE_MILLIS = 10_000;

    private static final Map<String, String> CHANGELOG =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    /** The stream itself deletes from it what it has read. */
    private static final Map<String, String> REPARTITION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1");

    private final StreamTopics stream;
    private final TopicSettings settings;

    /**
     * What a look has found, in sentences.
     *
     * @param faults by which profiles would become wrong or could not be rebuilt: the stream must not run
     * @param differences that an operator may have meant
     */
    record Findings(List<String> faults, List<String> differences) {
        static final Findings NONE = new Findings(List.of(), List.of());
    }

    /** @param settings that topics are created with */
    TopicWatch(StreamTopics stream, TopicSettings settings) {
        this.stream = stream;
        this.settings = settings;
    }

    /** @throws KafkaException when the broker does not answer */
    Findings look(Admin admin) {
        Set<String> names = new HashSet<>(stream.internal());
        Topics.events().forEach(topic -> names.add(topic.name()));
        return compare(TopicAdmin.find(admin, names, PATIENCE_MILLIS));
    }

    Findings compare(Map<String, FoundTopic> found) {
        List<String> faults = new ArrayList<>();
        stream.parts().forEach(part -> countFault(part, found, faults));
        Topics.events().forEach(topic -> cleanupFault(topic.name(), topic.config(), found, faults));
        for (StreamTopics.Part part : stream.parts()) {
            part.changelogs().forEach(topic -> cleanupFault(topic, CHANGELOG, found, faults));
            part.sources().stream()
                    .filter(stream.internal()::contains)
                    .forEach(topic -> cleanupFault(topic, REPARTITION, found, faults));
        }
        return new Findings(List.copyOf(faults), differences(found));
    }

    private void countFault(StreamTopics.Part part, Map<String, FoundTopic> found, List<String> faults) {
        if (part.sources().contains(Topics.RATINGS.name())) {
            Stream<String> names =
                    Stream.concat(part.all(), Topics.keyedByViewer().stream().map(Topic::name));
            TopicCheck.countFault("keyed by viewer", present(names, found)).ifPresent(faults::add);
        } else {
            TopicCheck.countFault("of the count of popularity", present(part.all(), found))
                    .ifPresent(faults::add);
        }
    }

    private List<String> differences(Map<String, FoundTopic> found) {
        List<String> differences = new ArrayList<>();
        for (Topic<?, ?> topic : Topics.events()) {
            FoundTopic there = found.get(topic.name());
            if (there != null && !Topics.keyedByViewer().contains(topic)) {
                TopicCheck.otherCount(there, topic.partitions()).ifPresent(differences::add);
            }
        }
        TopicCheck.fewerCopies(found.values(), settings.replicationFactor()).ifPresent(differences::add);
        Stream<String> ofViewers =
                Stream.concat(Topics.compactedByViewer().stream().map(Topic::name), stream.ofViewers().stream());
        TopicCheck.forgetLater(present(ofViewers, found), settings.compactionLag())
                .ifPresent(differences::add);
        return List.copyOf(differences);
    }

    private static void cleanupFault(
            String name, Map<String, String> needed, Map<String, FoundTopic> found, List<String> faults) {
        FoundTopic topic = found.get(name);
        if (topic != null) {
            TopicCheck.cleanupFault(topic, needed).ifPresent(faults::add);
        }
    }

    private static Collection<FoundTopic> present(Stream<String> names, Map<String, FoundTopic> found) {
        return names.distinct().map(found::get).filter(Objects::nonNull).toList();
    }
}
