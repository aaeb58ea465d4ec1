package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * The topics that a topology lives on, by the names that Kafka Streams gives them.
 *
 * @param parts in which a partition of every source is one task
 * @param global topics that every process reads in whole
 */
public record StreamTopics(List<Part> parts, Set<String> global) {
    private static final Set<String> OURS =
            Topics.events().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

    /** What one part of the topology reads, and the logs of its stores. All have the same number of partitions. */
    public record Part(Set<String> sources, Set<String> changelogs) {
        Stream<String> all() {
            return Stream.concat(sources.stream(), changelogs.stream());
        }
    }

    /** @param applicationId prefix of what Kafka Streams makes for itself */
    public static StreamTopics of(TopologyDescription topology, String applicationId) {
        List<Part> parts = topology.subtopologies().stream()
                .map(part -> part(part, applicationId))
                .toList();
        Set<String> global = topology.globalStores().stream()
                .map(GlobalStore::source)
                .flatMap(source -> source.topicSet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new StreamTopics(parts, global);
    }

    /** Made by Kafka Streams for this topology, and by nobody else written to. */
    public Set<String> internal() {
        return parts.stream()
                .flatMap(Part::all)
                .filter(topic -> !OURS.contains(topic))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The logs of stores that name viewers. */
    public Set<String> ofViewers() {
        return parts.stream()
                .filter(part -> part.sources().contains(Topics.RATINGS.name()))
                .flatMap(part -> part.changelogs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those whose content the state on this machine mirrors. */
    public Set<String> mirrored() {
        return Stream.concat(parts.stream().flatMap(part -> part.changelogs().stream()), global.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Part part(Subtopology part, String applicationId) {
        Set<String> sources = new TreeSet<>();
        List<String> stores = new ArrayList<>();
        part.nodes().forEach(node -> {
            if (node instanceof Source source) {
                source.topicSet()
                        .forEach(topic -> sources.add(OURS.contains(topic) ? topic : internal(applicationId, topic)));
            } else if (node instanceof Processor processor) {
                stores.addAll(processor.stores());
            }
        });
        // Global stores are read by processors too, but listed apart by the topology.
        return new Part(
                sources,
                stores.stream()
                        .map(store -> ProfileStores.changelog(applicationId, store))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String internal(String applicationId, String name) {
        return applicationId + "-" + name;
    }
}
