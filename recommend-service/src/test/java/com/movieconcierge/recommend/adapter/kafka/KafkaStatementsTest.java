package com.movieconcierge.recommend.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.recommend.domain.taste.Statements.StatementFailedException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaStatementsTest {

    @Test
    void withoutABrokerTheReceiptFailsInsteadOfTheCall() {
        Map<String, Object> nowhere =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1", ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
        try (var producer = new KafkaProducer<String, StatedTaste>(
                nowhere, new StringSerializer(), (topic, value) -> new byte[0])) {
            assertThat(new KafkaStatements(producer).takeBack("ava"))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(StatementFailedException.class);
        }
    }
}
