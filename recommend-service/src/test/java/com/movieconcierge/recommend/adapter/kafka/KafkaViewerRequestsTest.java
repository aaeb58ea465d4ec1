package com.movieconcierge.recommend.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import com.movieconcierge.recommend.domain.taste.ViewerRequests.NotWrittenException;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaViewerRequestsTest {
    private static final Map<String, Object> NOWHERE =
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1", ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);

    @Test
    void withoutABrokerTheReceiptFailsInsteadOfTheCall() {
        fails(requests -> requests.withdraw("ava"), "not present in metadata");
    }

    @Test
    void withoutARegistryLikewise() {
        var stated = new StatedTaste("e", "ava", Instant.EPOCH, "Westerns.", Aspects.NONE, Aspects.NONE, Aspects.NONE);
        fails(requests -> requests.keep(stated), "registry");
    }

    @Test
    void whereTheLogEndsIsPartOfAnErasureSoWithoutAnAnswerThereIsNone() {
        fails(
                requests -> requests.erase("ava"),
                viewer -> {
                    throw new LogUnavailableException("no broker answered", new IllegalStateException());
                },
                "the erasure could not be written: no broker answered");
    }

    private static void fails(Function<ViewerRequests, CompletableFuture<ViewerRequests.Receipt>> call, String why) {
        fails(call, viewer -> LogPosition.NONE, why);
    }

    private static void fails(
            Function<ViewerRequests, CompletableFuture<ViewerRequests.Receipt>> call,
            Function<String, LogPosition> ratingsEnd,
            String why) {
        Map<String, String> registry = Map.of(RegistryConfig.URL, "http://127.0.0.1:1");
        try (var log = new LogWriter(() -> KafkaClients.openProducer(NOWHERE))) {
            assertThat(call.apply(new KafkaViewerRequests(registry, log, log, ratingsEnd, Clock.systemUTC())))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(NotWrittenException.class)
                    .withMessageContaining(why);
        }
    }
}
