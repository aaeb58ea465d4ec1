package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogFollower;
import com.movieconcierge.logs.LogHandler;
import com.movieconcierge.logs.OccasionalWarning;
import com.movieconcierge.model.Persona;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed.FeedMetrics;
import com.movieconcierge.recommend.domain.persona.Personas;
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
 * Follows {@code personas} from the beginning, without a consumer group: a few records that every instance holds. After a
 * fault it begins anew, and drops whom the log no longer tells of; an unusable record is skipped and counted; its
 * owner dead-letters it.
 */
public final class PersonaFeed implements LogHandler.Records {
    private final TopicCodec<String, Persona> codec;
    private final Personas personas;
    private final FeedMetrics metrics;
    private final OccasionalWarning warning = new OccasionalWarning(LoggerFactory.getLogger(PersonaFeed.class));
    private final Set<String> told = new HashSet<>();

    private PersonaFeed(TopicCodec<String, Persona> codec, Personas personas, FeedMetrics metrics) {
        this.codec = codec;
        this.personas = personas;
        this.metrics = metrics;
    }

    /** @param consumers opens a consumer that belongs to no group */
    public static LogFollower following(
            Supplier<Consumer<byte[], byte[]>> consumers,
            TopicCodec<String, Persona> codec,
            Personas personas,
            FeedMetrics metrics) {
        return new LogFollower(
                "persona-feed", consumers, List.of(codec.topic().name()), new PersonaFeed(codec, personas, metrics));
    }

    @Override
    public Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        told.clear();
        return Map.of();
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> message) {
        codec.decode(message)
                .take(
                        (id, persona) -> {
                            personas.change(id, persona);
                            told.add(id);
                            metrics.applied(message.topic());
                        },
                        reason -> metrics.skipped(message, reason, warning));
    }

    @Override
    public void caughtUp() {
        personas.keepOnly(told);
    }
}
