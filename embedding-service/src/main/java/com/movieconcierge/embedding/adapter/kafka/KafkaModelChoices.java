package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic serving-models. Its one reader here stays open: a look at it costs a poll that waits for nothing. */
public final class KafkaModelChoices implements ModelChoices {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaModelChoices.class);

    private final LogReader reader;
    private final LogWriter writer;
    private final TopicCodec<Modality, ServingModel> codec;
    private final Clock clock;
    private final Map<Modality, ServingModel> choices = new EnumMap<>(Modality.class);

    /** @param reader of the codec's topic; closed with this */
    public KafkaModelChoices(
            LogReader reader, LogWriter writer, TopicCodec<Modality, ServingModel> codec, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public Map<Modality, ServingModel> read() {
        return Faults.translated(() -> {
            reader.arrived(this::note);
            return Map.copyOf(choices);
        });
    }

    /** What is no decision changes nothing; the topic is the operator's, and says so in the log. */
    private void note(ConsumerRecord<byte[], byte[]> raw) {
        Decoded<Modality, ServingModel> decoded = codec.decode(raw);
        if (decoded instanceof Decoded.Usable<Modality, ServingModel> usable) {
            choices.put(usable.key(), usable.value());
        } else if (decoded instanceof Decoded.Tombstone<Modality, ServingModel> tombstone) {
            choices.remove(tombstone.key());
        } else if (decoded instanceof Decoded.Unusable<Modality, ServingModel> unusable) {
            LOG.warn("{}@{} is no decision about a model: {}", raw.topic(), raw.offset(), unusable.reason());
        } else {
            throw ((Decoded.RegistryAway<Modality, ServingModel>) decoded).cause();
        }
    }

    @Override
    public CompletableFuture<Void> decide(ModelKey serving, ServingModel.@Nullable Candidate candidate) {
        var decision = new ServingModel(serving.modality(), serving.model(), clock.instant(), candidate);
        return Faults.sent(() -> writer.send(codec.toRecord(serving.modality(), decision)));
    }

    @Override
    public void close() {
        reader.close();
    }
}
