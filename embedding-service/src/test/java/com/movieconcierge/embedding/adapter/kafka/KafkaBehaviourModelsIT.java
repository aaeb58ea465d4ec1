package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.behaviour.ModelSlices;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.embedding.domain.behaviour.Reports;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models of several parts, on a real broker and registry. */
class KafkaBehaviourModelsIT {
    private static final RealParts PARTS = RealParts.get();

    private final KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", PARTS.bootstrapServers()));
    private final LogWriter writer = new LogWriter(() -> KafkaClients.openProducer(clients.durable("models-it")));
    private final KafkaBehaviourModels models = open();

    @AfterEach
    void leaveNothing() {
        models.decide(Optional.empty());
        models.published().models().stream()
                .filter(model -> model.report().fittedAt().equals(Instant.EPOCH))
                .forEach(models::remove);
        models.close();
        writer.close();
    }

    @Test
    void whatIsPublishedIsFoundReadAndTakenBackByAnyReader() {
        ModelSlices model = model(20 * 512 * 1024 + 1);
        models.publish(model);

        try (KafkaBehaviourModels other = open()) {
            PublishedModel found = find(other, model.ref()).orElseThrow();
            assertThat(found.complete()).isTrue();
            assertThat(found.parts()).hasSize(21);
            assertThat(found.report()).isEqualTo(model.report());
            assertThat(other.load(found).orElseThrow().bytes()).isEqualTo(model.bytes());

            models.remove(found);
            assertThat(find(other, model.ref())).isEmpty();
            assertThat(other.load(found)).as("taken back meanwhile").isEmpty();
        }
    }

    @Test
    void aModelWithoutAllItsPartsIsNotComplete() {
        ModelSlices model = model(3 * 512 * 1024);
        models.publish(model);
        PublishedModel whole = find(models, model.ref()).orElseThrow();
        models.remove(new PublishedModel(whole.ref(), List.of(1), true, whole.report()));

        assertThat(find(models, model.ref()).orElseThrow().complete()).isFalse();
        assertThat(find(models, model.ref()).orElseThrow().parts()).containsExactly(0, 2);
    }

    @Test
    void aDecisionHoldsUntilItIsTakenBack() {
        ModelRef wanted = new ModelRef(ModelSlices.MODEL_ID, "wanted");
        models.decide(Optional.of(wanted));
        assertThat(models.published().decided()).contains(wanted);

        models.decide(Optional.empty());
        assertThat(models.published().decided()).isEmpty();
    }

    private static Optional<PublishedModel> find(KafkaBehaviourModels in, ModelRef ref) {
        PublishedModels published = in.published();
        return published.models().stream()
                .filter(model -> model.ref().equals(ref))
                .findFirst();
    }

    private static ModelSlices model(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return new ModelSlices(bytes, Reports.of(Instant.EPOCH, 1_000));
    }

    private KafkaBehaviourModels open() {
        return new KafkaBehaviourModels(
                new LogReader(
                        () -> KafkaClients.openConsumer(clients.reader("models-it")),
                        Topics.BEHAVIOUR_MODELS.name(),
                        Topics.SERVING_MODELS.name()),
                writer,
                PARTS.serdeConfig(),
                Clock.systemUTC());
    }
}
