package com.movieconcierge.recommend.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.recommend.domain.taste.ViewerRequests.NotWrittenException;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaViewerRequestsTest {

    @Test
    void withoutABrokerTheReceiptFailsInsteadOfTheCall() {
        Map<String, Object> nowhere =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1", ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
        Map<String, String> registry = Map.of(RegistryConfig.URL, "http://127.0.0.1:1");
        try (var log = new LogWriter(() -> KafkaClients.openProducer(nowhere))) {
            assertThat(new KafkaViewerRequests(registry, log, log, Clock.systemUTC()).withdraw("ava"))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(NotWrittenException.class);
        }
    }
}
