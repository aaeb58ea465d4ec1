package com.movieconcierge.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.events.Rating;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistryClientTest {
    private final FaultyRegistry http = new FaultyRegistry();

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, credentials were refused, true",
        "403, credentials were refused, true",
        "404, does not know it, false",
        "409, incompatible with the versions, false",
        "500, registry failed, true",
        "429, registry failed, true"
    })
    void refusalsAreToldApart(int status, String words, boolean worthAnotherTry) {
        http.answer(status, "{\"error_code\":" + status + "01,\"message\":\"no\"}");
        assertThatExceptionOfType(SchemaRegistryException.class)
                .isThrownBy(() -> http.client().idOf("ratings-value", Rating.getClassSchema()))
                .withMessageContaining(words)
                .withMessageContaining("subject ratings-value")
                .matches(e -> e.isTransient() == worthAnotherTry);
    }

    @Test
    void missingRegistrySaysWhichOptionToCorrect() {
        SchemaRegistryClient nobodyThere = http.client(Map.of(RegistryConfig.URL, "http://127.0.0.1:1"));
        assertThat(nobodyThere.isReachable()).isFalse();
        assertThatExceptionOfType(SchemaRegistryException.class)
                .isThrownBy(() -> nobodyThere.schemaOf(1))
                .withMessageContaining("schema.registry.url")
                .matches(SchemaRegistryException::isTransient);
    }

    @Test
    void nextUrlIsTriedWhenOneDoesNotAnswer() {
        http.answer(200, "{\"id\":3}");
        var client = http.client(Map.of(RegistryConfig.URL, "http://127.0.0.1:1," + http.url() + "/"));
        assertThat(client.idOf("s", Rating.getClassSchema())).isEqualTo(3);
    }

    @Test
    void idsAreAskedForOnce() {
        http.answer(200, "{\"id\":3}");
        var client = http.client();
        client.idOf("s", Rating.getClassSchema());
        client.idOf("s", Rating.getClassSchema());
        assertThat(http.requests()).hasSize(1);
    }

    @Test
    void withoutAutoRegistrationSchemasAreOnlyLookedUp() {
        http.answer(200, "{\"id\":3}");
        http.client(Map.of(RegistryConfig.AUTO_REGISTER, "false")).idOf("s", Rating.getClassSchema());
        assertThat(http.requests()).containsExactly("POST /subjects/s");
    }

    @Test
    void credentialsTravelInTheHeader() {
        http.answer(200, "[]");
        http.client(Map.of(RegistryConfig.BASIC_AUTH, "ava:secret")).isReachable();
        assertThat(http.authorization())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("ava:secret".getBytes()));
        http.client(Map.of(RegistryConfig.BEARER_TOKEN, "t0ken")).isReachable();
        assertThat(http.authorization()).isEqualTo("Bearer t0ken");
    }

    @Test
    void secretsDoNotShowInTheConfigurationsText() {
        var config =
                new RegistryConfig(Map.of(RegistryConfig.URL, "http://r", RegistryConfig.BASIC_AUTH, "ava:secret"));
        assertThat(config.values().toString()).doesNotContain("secret");
    }

    @Test
    void unreadableTruststoreIsNamed() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> http.client(Map.of(RegistryConfig.TRUSTSTORE, "nowhere.p12")))
                .withMessageContaining("nowhere.p12");
    }

    @Test
    void unknownSerializerClassIsNamed() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AvroSerdes.values(
                        Map.of(RegistryConfig.URL, "http://r", AvroSerdes.SERIALIZER, "com.example.Missing")))
                .withMessageContaining("com.example.Missing");
    }
}
