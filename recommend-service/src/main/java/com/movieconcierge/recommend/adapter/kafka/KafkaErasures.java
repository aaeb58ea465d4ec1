package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.recommend.domain.taste.Erasures;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the viewer's partition of {@link Topics#USER_ERASURES} at each question, from its beginning: some hundred bytes for each
 * erasure there ever was, and hardly anybody asks. As long as a request lies there under the viewer's own name, it is not done.
 */
public final class KafkaErasures implements Erasures {
    private static final String TOPIC = Topics.USER_ERASURES.name();

    private final Supplier<LogReader> readers;
    private final TopicCodec<String, Erasure> codec;

    /**
     * @param readers opens a reader of the topic
     * @param registry options of the serdes
     */
    public KafkaErasures(Supplier<LogReader> readers, Map<String, ?> registry) {
        this.readers = readers;
        this.codec = new TopicCodec<>(Topics.USER_ERASURES, registry);
    }

    @Override
    public Optional<Erasure> find(String userId) {
        try {
            return WholeReading.of(() -> read(userId));
        } catch (LogUnavailableException e) {
            throw new UnavailableException(e);
        }
    }

    private Optional<Erasure> read(String userId) {
        var last = new Last(userId);
        try (LogReader reader = readers.get()) {
            reader.whole(List.of(reader.home(TOPIC, userId.getBytes(StandardCharsets.UTF_8))), last::note);
        }
        return last.named.or(() -> last.done);
    }

    private final class Last {
        private final String userId;
        private final String pseudonym;
        private Optional<Erasure> named = Optional.empty();
        private Optional<Erasure> done = Optional.empty();

        private Last(String userId) {
            this.userId = userId;
            this.pseudonym = Pseudonym.of(userId);
        }

        private void note(ConsumerRecord<byte[], byte[]> record) {
            Decoded<String, Erasure> decoded = codec.decode(record);
            if (decoded instanceof Decoded.RegistryAway<String, Erasure> away) {
                throw new UnavailableException(away.cause());
            }
            if (decoded instanceof Decoded.Usable<String, Erasure> usable) {
                note(usable.value());
            }
        }

        private void note(Erasure erasure) {
            if (erasure.userId().equals(pseudonym)) {
                done = Optional.of(erasure);
            } else if (erasure.userId().equals(userId)) {
                named = Optional.of(erasure);
            }
        }
    }
}
