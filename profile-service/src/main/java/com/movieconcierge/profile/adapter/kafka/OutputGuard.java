package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.RegistryAway;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics that this service owns and others read into memory, without a group: they can only skip what is no
 * record of the topic. Here, by one consumer group, such a record becomes a dead letter, once for all readers; after a
 * crash perhaps twice. What cannot be checked, say without a registry, is tried until it can.
 */
public final class OutputGuard {
    private static final Logger LOG = LoggerFactory.getLogger(OutputGuard.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Nobody waits for it: better one large fetch than many small ones. */
    private static final Map<String, Integer> LARGE_FETCHES = Map.of(
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 20,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000);

    private final Map<String, TopicCodec<?, ?>> codecs = new HashMap<>();
    private final GroupReader reader;
    private final DeadLetterWriter deadLetters;
    private final RepeatingTask loop;

    /** @param registry as for {@link TopicCodec} */
    public OutputGuard(
            KafkaClients clients,
            String group,
            List<Topic<?, ?>> topics,
            Map<String, ?> registry,
            DeadLetterWriter deadLetters) {
        topics.forEach(topic -> codecs.put(topic.name(), new TopicCodec<>(topic, registry)));
        Map<String, Object> settings = clients.group(group, group, LARGE_FETCHES);
        this.reader = new GroupReader(
                () -> KafkaClients.openConsumer(settings), codecs.keySet().toArray(String[]::new));
        this.deadLetters = deadLetters;
        this.loop = new RepeatingTask(
                "output-guard", Duration.ZERO, FIRST_PAUSE, LONGEST_PAUSE, this::round, this::tryAgain, reader::close);
    }

    public void start() {
        loop.start(Thread.NORM_PRIORITY);
    }

    public void stop() throws InterruptedException {
        loop.stop();
    }

    private void round() {
        reader.poll(POLL).forEach(this::check);
        reader.commit();
    }

    private void tryAgain(RuntimeException failure, Duration pause) {
        reader.rewind();
        LOG.warn("Could not check published records, trying again in {} ms", pause.toMillis(), failure);
    }

    private void check(ConsumerRecord<byte[], byte[]> record) {
        TopicCodec<?, ?> codec = codecs.get(record.topic());
        if (codec == null) {
            return;
        }
        Decoded<?, ?> decoded = codec.decode(record);
        if (decoded instanceof RegistryAway<?, ?> away) {
            throw away.cause();
        }
        if (decoded instanceof Unusable<?, ?> unusable) {
            deadLetters.setAsideAndWait(record, unusable.reason(), unusable.cause());
        }
    }
}
