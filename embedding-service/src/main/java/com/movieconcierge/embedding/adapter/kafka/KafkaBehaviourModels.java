package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.behaviour.BehaviourModels;
import com.movieconcierge.embedding.domain.behaviour.ModelSlices;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic behaviour-models, and what serving-models says of it. In memory stays where each part lies and what it says of its
 * model, not the slice.
 */
public final class KafkaBehaviourModels implements BehaviourModels, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaBehaviourModels.class);
    /** Parts under way at a time: 8 MiB, well within what a producer buffers. */
    private static final int AT_ONCE = 16;

    private static final byte[] LEFT_OUT = {};

    private final LogReader reader;
    private final LogWriter writer;
    private final TopicCodec<String, BehaviourPart> parts;
    private final TopicCodec<Modality, ServingModel> choices;
    private final Clock clock;
    /** By key of the record. */
    private final Map<String, Place> known = new HashMap<>();

    private @Nullable ModelRef decided;
    private volatile boolean isClosing;

    /** @param part without its slice */
    private record Place(BehaviourPart part, TopicPartition partition, long offset) {}

    /**
     * @param reader of both topics; closed with this
     * @param registry as for {@link TopicCodec}
     */
    public KafkaBehaviourModels(LogReader reader, LogWriter writer, Map<String, ?> registry, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.parts = new TopicCodec<>(Topics.BEHAVIOUR_MODELS, registry);
        this.choices = new TopicCodec<>(Topics.SERVING_MODELS, registry);
        this.clock = clock;
    }

    @Override
    public synchronized PublishedModels published() {
        KafkaFaults.translated(() -> reader.toEnd(this::checkOpen, this::note));
        return new PublishedModels(
                known.values().stream()
                        .map(Place::part)
                        .collect(Collectors.groupingBy(BehaviourPart::model))
                        .values()
                        .stream()
                        .map(KafkaBehaviourModels::model)
                        .toList(),
                Optional.ofNullable(decided));
    }

    private static PublishedModel model(List<BehaviourPart> there) {
        BehaviourPart first = there.get(0);
        return new PublishedModel(
                first.model(),
                there.stream().map(BehaviourPart::part).sorted().toList(),
                there.stream().allMatch(part -> part.parts() == there.size()),
                first.report());
    }

    private void note(ConsumerRecord<byte[], byte[]> raw) {
        if (raw.topic().equals(Topics.SERVING_MODELS.name())) {
            choices.decode(raw)
                    .take(
                            (modality, choice) -> {
                                if (modality == Modality.BEHAVIOUR) {
                                    decided = choice == null ? null : choice.model();
                                }
                            },
                            reason -> LOG.debug("Skipped model choice {}@{}: {}", raw.topic(), raw.offset(), reason));
        } else {
            parts.decode(raw)
                    .take(
                            (key, part) -> {
                                if (part == null) {
                                    known.remove(key);
                                } else {
                                    known.put(key, place(raw, part));
                                }
                            },
                            reason -> LOG.warn("Skipped part {}@{}: {}", raw.topic(), raw.offset(), reason));
        }
    }

    private static Place place(ConsumerRecord<byte[], byte[]> raw, BehaviourPart part) {
        return new Place(
                new BehaviourPart(part.model(), part.part(), part.parts(), LEFT_OUT, part.report()),
                new TopicPartition(raw.topic(), raw.partition()),
                raw.offset());
    }

    @Override
    public synchronized Optional<ModelSlices> load(PublishedModel model) {
        List<BehaviourPart> slices = keys(model)
                .flatMap(key -> Stream.ofNullable(known.get(key)))
                .flatMap(place -> KafkaFaults.translated(() -> read(place)).stream())
                .toList();
        try {
            return Optional.of(ModelSlices.join(slices));
        } catch (IllegalArgumentException e) {
            LOG.warn("Could not put {} together: {}", model.ref(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Empty when it was compacted away or taken back meanwhile. */
    private Optional<BehaviourPart> read(Place place) {
        List<BehaviourPart> found = new ArrayList<>(1);
        reader.at(place.partition, place.offset).ifPresent(raw -> parts.decode(raw)
                .take(
                        (key, part) -> Stream.ofNullable(part).forEach(found::add),
                        reason -> LOG.warn("Skipped part {}@{}: {}", raw.topic(), raw.offset(), reason)));
        return found.stream().findFirst();
    }

    @Override
    public void publish(ModelSlices model) {
        for (int from = 0; from < model.parts(); from += AT_ONCE) {
            write(IntStream.range(from, Math.min(from + AT_ONCE, model.parts()))
                    .mapToObj(model::part)
                    .map(part -> KafkaFaults.sent(() -> writer.send(parts.toRecord(part.key(), part)))));
        }
    }

    @Override
    public void remove(PublishedModel model) {
        LOG.info("Taking back {}, of {}", model.ref(), model.report().fittedAt());
        write(keys(model).map(key -> KafkaFaults.sent(() -> writer.send(parts.toRecord(key, null)))));
    }

    @Override
    public void decide(Optional<ModelRef> serving) {
        ProducerRecord<byte[], byte[]> decision = KafkaFaults.translated(() -> choices.toRecord(
                Modality.BEHAVIOUR,
                serving.map(model -> new ServingModel(Modality.BEHAVIOUR, model, clock.instant(), null))
                        .orElse(null)));
        write(Stream.of(KafkaFaults.sent(() -> writer.send(decision))));
    }

    private static Stream<String> keys(PublishedModel model) {
        return model.parts().stream().map(part -> BehaviourPart.key(model.ref(), part));
    }

    /** Returns when all are acknowledged, or have failed. */
    private static void write(Stream<CompletableFuture<Void>> sent) {
        KafkaFaults.await(CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new)));
    }

    private void checkOpen() {
        if (isClosing) {
            throw new CancellationException("the service is stopping");
        }
    }

    /** Whoever reads meanwhile is stopped with a {@link CancellationException}. */
    @Override
    public void close() {
        isClosing = true;
        synchronized (this) {
            reader.close();
        }
    }
}
