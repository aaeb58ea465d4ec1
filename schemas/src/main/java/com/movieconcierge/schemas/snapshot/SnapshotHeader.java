package com.movieconcierge.schemas.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What a snapshot is of, as JSON under {@value #KEY} in the file's metadata: {@code {format, clusterId, createdAt,
 * topics: {NAME: {topicId, entries, first: [offset of each partition], next: [likewise]}}}}.
 *
 * @param clusterId of the Kafka cluster
 * @param createdAt before the first record was read: what was removed earlier is not in the snapshot
 * @param topics by name
 */
public record SnapshotHeader(String clusterId, Instant createdAt, Map<String, TopicState> topics) {
    static final String KEY = "concierge.snapshot";
    /** Grows when an older reader would misunderstand a snapshot. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param topicId Kafka's, which a topic that is made anew under its old name does not share
     * @param entries in the snapshot
     * @param first by partition: where the log started
     * @param next by partition: the offset to read on from
     */
    public record TopicState(String topicId, long entries, List<Long> first, List<Long> next) {
        public TopicState {
            first = List.copyOf(first);
            next = List.copyOf(next);
        }
    }

    /** A topic's offsets in the order in which a header holds them. */
    public static List<Long> byPartition(String topic, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(topic))
                .sorted(Comparator.comparingInt(offset -> offset.getKey().partition()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public SnapshotHeader {
        topics = Map.copyOf(topics);
    }

    /** Of all topics. */
    public long entries() {
        return topics.values().stream().mapToLong(TopicState::entries).sum();
    }

    String toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("clusterId", clusterId)
                .put("createdAt", createdAt.toString());
        ObjectNode all = json.putObject("topics");
        new TreeMap<>(topics).forEach((name, state) -> {
            ObjectNode topic = all.putObject(name).put("topicId", state.topicId).put("entries", state.entries);
            state.first.forEach(topic.putArray("first")::add);
            state.next.forEach(topic.putArray("next")::add);
        });
        return json.toString();
    }

    static SnapshotHeader parse(String text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("format").asInt() != FORMAT) {
                throw new IOException("format " + json.path("format") + " is not understood, " + FORMAT + " is");
            }
            Map<String, TopicState> topics = new TreeMap<>();
            json.path("topics").properties().forEach(topic -> topics.put(topic.getKey(), state(topic.getValue())));
            return new SnapshotHeader(
                    json.path("clusterId").asText(),
                    Instant.parse(json.path("createdAt").asText()),
                    topics);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IOException("its header cannot be read: " + e.getMessage(), e);
        }
    }

    private static TopicState state(JsonNode json) {
        return new TopicState(
                json.path("topicId").asText(),
                json.path("entries").asLong(-1),
                offsets(json.path("first")),
                offsets(json.path("next")));
    }

    private static List<Long> offsets(JsonNode json) {
        List<Long> offsets = new ArrayList<>();
        json.forEach(offset -> offsets.add(offset.asLong(-1)));
        return offsets;
    }
}
