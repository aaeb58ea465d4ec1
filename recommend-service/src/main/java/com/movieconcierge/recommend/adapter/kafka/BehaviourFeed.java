package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogFollower;
import com.movieconcierge.logs.LogHandler;
import com.movieconcierge.logs.OccasionalWarning;
import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed.FeedMetrics;
import com.movieconcierge.recommend.domain.behaviour.BehaviourShelf;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code behaviour-models}, and what {@code serving-models} decides about them, from the beginning, without a consumer
 * group. After a fault it begins anew, and drops what the log no longer tells of; an unusable record is skipped and counted.
 */
public final class BehaviourFeed implements LogHandler.Records {
    private final TopicCodec<String, BehaviourPart> parts;
    private final TopicCodec<Modality, ServingModel> decisions;
    private final BehaviourShelf shelf;
    private final FeedMetrics metrics;
    private final OccasionalWarning warning = new OccasionalWarning(LoggerFactory.getLogger(BehaviourFeed.class));
    private final Set<String> told = new HashSet<>();

    private BehaviourFeed(Map<String, ?> registry, BehaviourShelf shelf, FeedMetrics metrics) {
        this.parts = new TopicCodec<>(Topics.BEHAVIOUR_MODELS, registry);
        this.decisions = new TopicCodec<>(Topics.SERVING_MODELS, registry);
        this.shelf = shelf;
        this.metrics = metrics;
    }

    /**
     * @param consumers opens a consumer that belongs to no group, once the topics are there
     * @param registry options of the serdes
     */
    public static LogFollower following(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Map<String, ?> registry,
            BehaviourShelf shelf,
            FeedMetrics metrics) {
        return new LogFollower(
                "behaviour-feed",
                consumers,
                List.of(Topics.BEHAVIOUR_MODELS.name(), Topics.SERVING_MODELS.name()),
                new BehaviourFeed(registry, shelf, metrics));
    }

    @Override
    public Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        told.clear();
        return Map.of();
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> message) {
        if (message.topic().equals(parts.topic().name())) {
            take(parts.decode(message), message);
        } else {
            decide(decisions.decode(message));
        }
    }

    private void take(Decoded<String, BehaviourPart> decoded, ConsumerRecord<byte[], byte[]> message) {
        decoded.take(
                (key, part) -> {
                    shelf.change(key, part);
                    told.add(key);
                    metrics.applied(message.topic());
                },
                reason -> metrics.skipped(message, reason, warning));
    }

    /** The catalogue's feed reads the same topic, and counts what cannot be used. */
    private void decide(Decoded<Modality, ServingModel> decoded) {
        decoded.take(
                (modality, decision) -> {
                    if (modality == Modality.BEHAVIOUR) {
                        shelf.want(decision == null ? null : decision.model());
                    }
                },
                reason -> {});
    }

    @Override
    public void caughtUp() {
        shelf.read(told);
    }
}
