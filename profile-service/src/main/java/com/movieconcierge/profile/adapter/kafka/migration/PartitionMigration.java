package com.movieconcierge.profile.adapter.kafka.migration;

import com.movieconcierge.logs.KafkaAnswers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Gives all that is keyed by viewer another number of partitions, while nobody runs on it, and leaves the stream to be made
 * anew from the logs by its next start. Nothing that viewers did is touched: ratings stay where they are, and those of a
 * viewer who belongs elsewhere now are written once more there by the stream.
 *
 * <p>The order is such that a crash in between leaves a stream that refuses to start, or one that rebuilds: run it again. With
 * the number of partitions that there is already it is a rebuild.
 */
public final class PartitionMigration {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** What the stream reads; the others it writes, and writes again. */
    private static final List<Topic<?, ?>> INPUTS = List.of(Topics.RATINGS, Topics.USER_ERASURES, Topics.STATED_TASTES);

    private static final List<Topic<?, ?>> OUTPUTS = List.of(Topics.USER_PROFILES, Topics.PERSONA_CHANGES);

    private final Admin admin;
    private final KafkaClients clients;
    private final String applicationId;
    private final Consumer<String> say;

    /** It cannot be done as things are; the message says why and what to do. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Of the stream of one application.
     *
     * @param say takes a sentence for each step
     */
    public PartitionMigration(Admin admin, KafkaClients clients, String applicationId, Consumer<String> say) {
        this.admin = admin;
        this.clients = clients;
        this.applicationId = applicationId;
        this.say = say;
    }

    /**
     * Does it all.
     *
     * @throws RefusedException when the stream runs, or a topic has more partitions already
     * @throws LogUnavailableException when the broker does not answer; what was begun is finished by running it again
     */
    public void to(int partitions) {
        requireNobodyRuns();
        Map<String, FoundTopic> topics = find(Stream.concat(INPUTS.stream(), OUTPUTS.stream())
                .map(Topic::name)
                .toList());
        requireNoneIsLarger(topics.values(), partitions);
        grow(topics, partitions);
        Map<TopicPartition, Long> starts = rehome(Topics.STATED_TASTES);
        resetOffsets(starts);
        removeDerived();
        makeAnew(topics, partitions);
    }

    private void requireNobodyRuns() {
        for (String group : List.of(applicationId, guard())) {
            try {
                ConsumerGroupDescription found = answer(
                        "describe group " + group,
                        Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group)));
                if (!found.members().isEmpty()) {
                    throw new RefusedException(
                            "profile-service is running (" + found.members().size() + " members of group " + group
                                    + "): stop every instance of it first.");
                }
            } catch (LogUnavailableException e) {
                ignoreMissingGroup(e);
            }
        }
    }

    private static void requireNoneIsLarger(Collection<FoundTopic> topics, int partitions) {
        for (FoundTopic topic : topics) {
            if (topic.partitions() > partitions) {
                throw new RefusedException("Topic " + topic.name() + " has " + topic.partitions()
                        + " partitions, and Kafka takes none away: choose " + topic.partitions() + " or more.");
            }
        }
    }

    private void grow(Map<String, FoundTopic> topics, int partitions) {
        Map<String, NewPartitions> growing = INPUTS.stream()
                .map(topic -> topics.get(topic.name()))
                .filter(topic -> topic != null && topic.partitions() < partitions)
                .collect(Collectors.toMap(FoundTopic::name, topic -> NewPartitions.increaseTo(partitions)));
        if (!growing.isEmpty()) {
            answer("add partitions", admin.createPartitions(growing).all());
            awaitSight(growing.keySet(), partitions);
            say.accept("Grown to " + partitions + " partitions: " + String.join(", ", new TreeSet<>(growing.keySet()))
                    + ".");
        }
    }

    private Map<TopicPartition, Long> rehome(Topic<?, ?> topic) {
        Map<String, Object> reading = clients.reader("partition-migration");
        Map<String, Object> writing = clients.durable("partition-migration");
        try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(reading), topic.name());
                LogWriter writer = new LogWriter(() -> KafkaClients.openProducer(writing))) {
            Map<TopicPartition, Long> starts = new Rehoming(reader, writer).run();
            if (!starts.isEmpty()) {
                say.accept("Brought home what viewers have said on " + topic.name() + ".");
            }
            return starts;
        } catch (IllegalStateException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** Everything is read from its beginning, except where it is said. */
    private void resetOffsets(Map<TopicPartition, Long> starts) {
        for (String group : List.of(applicationId, guard())) {
            try {
                answer(
                        "delete group " + group,
                        admin.deleteConsumerGroups(List.of(group)).all());
            } catch (LogUnavailableException e) {
                ignoreMissingGroup(e);
            }
        }
        if (!starts.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            starts.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            answer(
                    "set offsets",
                    admin.alterConsumerGroupOffsets(applicationId, offsets).all());
        }
    }

    /** In one request, so that the stream never finds some of its state and not the rest. */
    private void removeDerived() {
        Set<String> names = new TreeSet<>(ProfileStores.internalTopics(applicationId));
        OUTPUTS.forEach(topic -> names.add(topic.name()));
        Set<String> present = new TreeSet<>(find(names).keySet());
        if (!present.isEmpty()) {
            answer("delete " + present, admin.deleteTopics(present).all());
            say.accept("Removed, to be made anew: " + String.join(", ", present) + ".");
        }
    }

    /** With the settings that somebody has given them. */
    private void makeAnew(Map<String, FoundTopic> before, int partitions) {
        int copies = Objects.requireNonNull(before.get(Topics.RATINGS.name()), "no topic ratings")
                .copies();
        List<NewTopic> outputs = OUTPUTS.stream()
                .map(topic -> Optional.ofNullable(before.get(topic.name()))
                        .map(found -> new NewTopic(topic.name(), partitions, (short) found.copies())
                                .configs(found.ownConfig()))
                        .orElseGet(
                                () -> new NewTopic(topic.name(), partitions, (short) copies).configs(topic.config())))
                .toList();
        answer("create topics", admin.createTopics(outputs).all());
        awaitSight(OUTPUTS.stream().map(Topic::name).toList(), partitions);
    }

    /** The controller has it at once, and the brokers that are asked a little later. */
    private void awaitSight(Collection<String> names, int partitions) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSeen(names, partitions)) {
            if (System.nanoTime() > deadline) {
                throw new LogUnavailableException("No broker sees the new partitions of " + names, null);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean isSeen(Collection<String> names, int partitions) {
        Collection<FoundTopic> seen = find(names).values();
        return seen.size() == names.size() && seen.stream().allMatch(topic -> topic.partitions() == partitions);
    }

    private String guard() {
        return applicationId + "-guard";
    }

    private Map<String, FoundTopic> find(Collection<String> names) {
        return TopicAdmin.find(admin, names, PATIENCE.toMillis());
    }

    private static void ignoreMissingGroup(LogUnavailableException e) {
        if (!e.isCausedBy(GroupIdNotFoundException.class)) {
            throw e;
        }
    }

    private static <T> T answer(String doing, KafkaFuture<T> future) {
        return KafkaAnswers.await(doing, future, PATIENCE);
    }
}
