package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.Progress;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Compares the logs' ends with what the stream has committed, read and still to do. */
public final class KafkaProgress implements Progress.Source {
    private static final long TIMEOUT_MILLIS = 5_000;
    private static final Topic<?, ?>[] VIEWERS_DO = {Topics.RATINGS, Topics.USER_ERASURES, Topics.STATED_TASTES};

    private final Admin admin;
    private final String group;
    private final BooleanSupplier running;
    private final DnaLibrary library;
    private final TaskBacklog backlog;
    private final ProfileStore readers;

    public KafkaProgress(
            Admin admin,
            String group,
            BooleanSupplier running,
            DnaLibrary library,
            TaskBacklog backlog,
            ProfileStore readers) {
        this.admin = admin;
        this.group = group;
        this.running = running;
        this.library = library;
        this.backlog = backlog;
        this.readers = readers;
    }

    @Override
    public Optional<Progress> now() {
        if (!running.getAsBoolean()) {
            return Optional.empty();
        }
        try {
            // In the order of the flow: what has left one stage when it is looked at is found in the next.
            long ratings = ratingsBehind();
            long dna = dnaBehind();
            TaskBacklog.Task todo = backlog.total();
            int dirty = todo.dirty() + readers.pending();
            return running.getAsBoolean()
                    ? Optional.of(new Progress(ratings, dna, todo.pending(), dirty))
                    : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private long ratingsBehind() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest(), VIEWERS_DO);
        Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest(), VIEWERS_DO);
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue() - (done == null ? starts.getOrDefault(end.getKey(), 0L) : done.offset());
                })
                .filter(behind -> behind > 0)
                .sum();
    }

    private long dnaBehind() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest(), Topics.MOVIE_DNA);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - library.position(end.getKey().partition()))
                .filter(behind -> behind > 0)
                .sum();
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec, Topic<?, ?>... topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = Stream.of(topics)
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> spec));
        return admin.listOffsets(asked).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
