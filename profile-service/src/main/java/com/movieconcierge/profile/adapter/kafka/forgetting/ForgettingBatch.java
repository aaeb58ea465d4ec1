package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.adapter.kafka.forgetting.ErasureLog.Request;
import com.movieconcierge.profile.domain.ReadersNames;
import com.movieconcierge.schemas.Topics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Viewers who are forgotten together, since each step of it goes through whole partitions, and how far that is. */
final class ForgettingBatch {
    private static final Logger LOG = LoggerFactory.getLogger(ForgettingBatch.class);

    private final Map<String, Request> requests = new LinkedHashMap<>();
    private Step step = Step.STREAM;
    private Map<TopicPartition, Long> horizon = Map.of();
    private Optional<ReadersNames.Files> files = Optional.empty();

    /** What it waits for, in this order. */
    enum Step {
        /** The stream has forgotten them, and taken back what it had written. */
        STREAM("the stream to have read the requests"),
        /** What they did, and what of it was set aside, is no longer on the logs. */
        LOGS("the logs to be rewritten"),
        /** Nothing of before is left where the newest record of a key is kept. */
        COMPACTION("the brokers to compact what was taken back"),
        /** No key names them. */
        REDIS("Redis to delete their keys"),
        /** Its files are of after that. */
        REDIS_FILES("Redis to write its files anew"),
        /** All of the above. */
        DONE("nothing");

        private final String sentence;

        Step(String sentence) {
            this.sentence = sentence;
        }
    }

    ForgettingBatch(Collection<Request> requests) {
        requests.forEach(request -> this.requests.put(request.erasure().userId(), request));
    }

    Step step() {
        return step;
    }

    void reached(Step next) {
        step = next;
        if (next != Step.DONE) {
            LOG.info("Forgetting {} viewers for good waits for {}", requests.size(), next.sentence);
        }
    }

    Set<String> viewers() {
        return requests.keySet();
    }

    /** The request that a record of {@code user-erasures} is, or repeats. */
    Optional<Request> request(String userId, LogPosition at) {
        return Optional.ofNullable(requests.get(userId))
                .filter(request -> request.at().equals(at) || at.isBefore(request.at()));
    }

    /** On which partitions of a topic keyed by viewer they are. */
    Set<TopicPartition> homes(String topic) {
        return requests.values().stream()
                .map(request -> new TopicPartition(topic, request.at().partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the stream has read all requests. */
    boolean isRead(StreamPlace stream) {
        return requests.values().stream()
                .allMatch(request -> stream.committed(new TopicPartition(
                                Topics.USER_ERASURES.name(), request.at().partition()))
                        > request.at().offset());
    }

    /** Where topics ended once the stream had forgotten them: what comes later is of whoever has come back. */
    void endAt(Map<TopicPartition, Long> ends) {
        horizon = Map.copyOf(ends);
    }

    Map<TopicPartition, Long> horizon() {
        return horizon;
    }

    /** Redis' files as they are written anew for this batch. */
    ReadersNames.Files files(ReadersNames redis) {
        ReadersNames.Files begun = files.orElseGet(redis::rewriteFiles);
        files = Optional.of(begun);
        return begun;
    }
}
