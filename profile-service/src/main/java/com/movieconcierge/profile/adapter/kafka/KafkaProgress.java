package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.profile.adapter.kafka.stream.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.stream.TaskBacklog;
import com.movieconcierge.profile.domain.Progress;
import com.movieconcierge.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Compares the logs' ends with what the stream has committed, read and still to do. */
public record KafkaProgress(
        Brokers brokers, UnreadRecords unread, String group, BooleanSupplier running, ProfilePorts ports)
        implements Progress.Source {
    private static final List<String> VIEWERS_DO =
            List.of(Topics.RATINGS.name(), Topics.USER_ERASURES.name(), Topics.STATED_TASTES.name());

    /** Of the stream of one application. */
    public static KafkaProgress of(
            Brokers brokers, KafkaClients clients, String applicationId, BooleanSupplier running, ProfilePorts ports) {
        Map<String, Object> settings = clients.reader(applicationId + "-progress");
        var unread = new UnreadRecords(
                () -> new LogReader(() -> KafkaClients.openConsumer(settings), VIEWERS_DO.toArray(String[]::new)));
        return new KafkaProgress(brokers, unread, applicationId, running, ports);
    }

    @Override
    public Optional<Progress> now() {
        if (!running.getAsBoolean()) {
            return Optional.empty();
        }
        try {
            // In the order of the flow: what has left one stage when it is looked at is found in the next.
            long ratings = unread.in(brokers.unread(group, VIEWERS_DO));
            long dna = dnaBehind();
            TaskBacklog.Task todo = ports.backlog().total();
            int dirty = todo.dirty() + ports.store().pending();
            return running.getAsBoolean()
                    ? Optional.of(new Progress(ratings, dna, todo.pending(), dirty))
                    : Optional.empty();
        } catch (LogUnavailableException e) {
            return Optional.empty();
        }
    }

    private long dnaBehind() {
        return brokers.endOffsets(List.of(Topics.MOVIE_DNA.name())).entrySet().stream()
                .mapToLong(end ->
                        end.getValue() - ports.library().position(end.getKey().partition()))
                .filter(behind -> behind > 0)
                .sum();
    }
}
