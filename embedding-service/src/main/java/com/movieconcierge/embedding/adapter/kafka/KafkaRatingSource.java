package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.behaviour.RatingSource;
import com.movieconcierge.embedding.domain.behaviour.StandingRatings;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.OccasionalWarning;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Printable;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics ratings and user-erasures, in no group. What is no record of theirs, the profile service sets aside; strays it writes again. */
public final class KafkaRatingSource implements RatingSource {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRatingSource.class);

    private final LogReader reader;
    private final TopicCodec<String, Rating> ratings;
    private final TopicCodec<String, Erasure> erasures;
    private final Consumer<String> skipped;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);

    /**
     * @param reader of both topics; closed with this
     * @param registry as for {@link TopicCodec}
     * @param skipped told the topic of each record that cannot be used
     */
    public KafkaRatingSource(LogReader reader, Map<String, ?> registry, Consumer<String> skipped) {
        this.reader = reader;
        this.ratings = new TopicCodec<>(Topics.RATINGS, registry);
        this.erasures = new TopicCodec<>(Topics.USER_ERASURES, registry);
        this.skipped = skipped;
    }

    @Override
    public void readInto(StandingRatings standing, Runnable checkCancelled) {
        KafkaFaults.translated(() -> reader.toEnd(checkCancelled, raw -> {
            if (reader.isStray(raw)) {
                return;
            }
            if (raw.topic().equals(Topics.RATINGS.name())) {
                take(raw, ratings.decode(raw), standing::rate);
            } else {
                take(raw, erasures.decode(raw), standing::erase);
            }
        }));
    }

    private <V> void take(ConsumerRecord<byte[], byte[]> raw, Decoded<String, V> decoded, Consumer<V> use) {
        if (decoded instanceof Decoded.Usable<String, V> usable) {
            use.accept(usable.value());
        } else if (decoded instanceof Decoded.RegistryAway<String, V> away) {
            throw away.cause();
        } else if (decoded instanceof Decoded.Unusable<String, V> unusable) {
            skipped.accept(raw.topic());
            warning.warn(
                    "Learning without record {}-{}@{}: {}",
                    raw.topic(),
                    raw.partition(),
                    raw.offset(),
                    Printable.withoutQuotes(unusable.reason()));
        }
        // Neither topic is compacted, so none of its records is a tombstone.
    }

    @Override
    public void close() {
        reader.close();
    }
}
