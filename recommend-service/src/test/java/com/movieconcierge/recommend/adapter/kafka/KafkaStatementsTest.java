package com.movieconcierge.recommend.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.Statements;
import com.movieconcierge.recommend.domain.taste.Statements.StatementFailedException;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaStatementsTest {
    private static final Map<String, Object> NOWHERE =
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1", ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);

    @Test
    void withoutABrokerTheReceiptFailsInsteadOfTheCall() {
        fails(statements -> statements.takeBack("ava"), "not present in metadata");
    }

    @Test
    void withoutARegistryLikewise() {
        var stated = new StatedTaste("e", "ava", Instant.EPOCH, "Westerns.", Aspects.NONE, Aspects.NONE, Aspects.NONE);
        fails(statements -> statements.keep(stated), "registry");
    }

    private static void fails(Function<Statements, CompletableFuture<Statements.Receipt>> call, String why) {
        var codec = new TopicCodec<>(Topics.STATED_TASTES, Map.of(RegistryConfig.URL, "http://127.0.0.1:1"));
        try (var log = new LogWriter(() -> KafkaClients.openProducer(NOWHERE))) {
            assertThat(call.apply(new KafkaStatements(codec, log)))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(StatementFailedException.class)
                    .withMessageContaining(why);
        }
    }
}
