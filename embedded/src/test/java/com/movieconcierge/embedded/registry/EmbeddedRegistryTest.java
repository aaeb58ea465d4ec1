package com.movieconcierge.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.movieconcierge.events.Rating;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String V1 = record("{\"name\":\"a\",\"type\":\"int\"}");
    private static final String V2_WITH_DEFAULT =
            record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    private static final String V2_WITHOUT_DEFAULT =
            record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}");

    @TempDir
    Path directory;

    private EmbeddedRegistry registry;

    record Answer(int status, JsonNode body) {}

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(directory, 0);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void sameSchemaKeepsItsIdUnderEverySubject() throws Exception {
        assertThat(register("s-value", V1).body().path("id").asInt()).isEqualTo(1);
        assertThat(register("s-value", V1).body().path("id").asInt()).isEqualTo(1);
        assertThat(register("other-value", V1).body().path("id").asInt()).isEqualTo(1);
        assertThat(register("s-value", V2_WITH_DEFAULT).body().path("id").asInt())
                .isEqualTo(2);
        assertThat(get("/subjects").body().toString()).isEqualTo("[\"other-value\",\"s-value\"]");
        assertThat(get("/subjects/s-value/versions").body().toString()).isEqualTo("[1,2]");
        assertThat(get("/schemas/ids/1/versions").body()).hasSize(2);
    }

    @Test
    void schemasAreFoundByIdVersionAndText() throws Exception {
        register("s-value", V1);
        assertThat(new Schema.Parser()
                        .parse(get("/schemas/ids/1").body().path("schema").asText()))
                .isEqualTo(new Schema.Parser().parse(V1));
        JsonNode latest = get("/subjects/s-value/versions/latest").body();
        assertThat(latest.path("version").asInt()).isEqualTo(1);
        assertThat(latest.path("subject").asText()).isEqualTo("s-value");
        assertThat(post("/subjects/s-value", schemaBody(V1)).body().path("id").asInt())
                .isEqualTo(1);
    }

    @Test
    void unknownThingsHaveConfluentsErrorCodes() throws Exception {
        register("s-value", V1);
        assertRefused(get("/subjects/none/versions"), 404, 40401);
        assertRefused(get("/subjects/s-value/versions/7"), 404, 40402);
        assertRefused(get("/schemas/ids/99"), 404, 40403);
        assertRefused(post("/subjects/s-value", schemaBody(V2_WITH_DEFAULT)), 404, 40403);
        assertRefused(post("/subjects/none", schemaBody(V1)), 404, 40401);
        assertRefused(get("/subjects/s-value/versions/zero"), 422, 42202);
        assertRefused(register("s-value", "{\"type\":\"nonsense\"}"), 422, 42201);
        assertRefused(send("PUT", "/config", "{\"compatibility\":\"SIDEWAYS\"}"), 422, 42203);
        assertRefused(get("/nothing/here"), 404, 404);
        assertRefused(post("/subjects/s-value/versions", "{not json"), 400, 400);
    }

    @Test
    void schemaThatCannotReadItsPredecessorIsRefused() throws Exception {
        register("s-value", V1);
        assertRefused(register("s-value", V2_WITHOUT_DEFAULT), 409, 409);
        assertThat(get("/subjects/s-value/versions").body()).hasSize(1);

        String check = "/compatibility/subjects/s-value/versions/latest?verbose=true";
        JsonNode refused = post(check, schemaBody(V2_WITHOUT_DEFAULT)).body();
        assertThat(refused.path("is_compatible").asBoolean(true)).isFalse();
        assertThat(refused.path("messages").get(0).asText()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(post(check, schemaBody(V2_WITH_DEFAULT))
                        .body()
                        .path("is_compatible")
                        .asBoolean(false))
                .isTrue();
    }

    @Test
    void compatibilityIsBackwardUntilSaidOtherwise() throws Exception {
        assertThat(get("/config").body().path("compatibilityLevel").asText()).isEqualTo("BACKWARD");
        assertRefused(get("/config/s-value"), 404, 40408);
        send("PUT", "/config/s-value", "{\"compatibility\":\"NONE\"}");
        assertThat(get("/config/s-value").body().path("compatibilityLevel").asText())
                .isEqualTo("NONE");
        register("s-value", V1);
        assertThat(register("s-value", V2_WITHOUT_DEFAULT).status()).isEqualTo(200);
        send("DELETE", "/config/s-value", null);
        assertThat(get("/config/s-value?defaultToGlobal=true")
                        .body()
                        .path("compatibilityLevel")
                        .asText())
                .isEqualTo("BACKWARD");
    }

    @Test
    void deletedVersionIsHiddenAndItsNumberIsNotUsedAgain() throws Exception {
        register("s-value", V1);
        assertRefused(send("DELETE", "/subjects/s-value?permanent=true", null), 404, 40405);
        assertThat(send("DELETE", "/subjects/s-value", null).body().toString()).isEqualTo("[1]");
        assertThat(get("/subjects").body()).isEmpty();
        assertThat(get("/subjects?deleted=true").body()).hasSize(1);
        assertThat(register("s-value", V1).body().path("version").asInt()).isEqualTo(2);
        assertThat(get("/schemas/ids/1").status()).isEqualTo(200);
    }

    @Test
    void everythingIsThereAgainAfterARestartEvenWhenTheLastLineWasCutShort() throws Exception {
        register("s-value", V1);
        send("PUT", "/config", "{\"compatibility\":\"FULL\"}");
        registry.close();
        Files.writeString(directory.resolve("registry.jsonl"), "{\"change\":\"regis", StandardOpenOption.APPEND);

        start();
        assertThat(get("/config").body().path("compatibilityLevel").asText()).isEqualTo("FULL");
        assertThat(register("s-value", V1).body().path("id").asInt()).isEqualTo(1);
        assertThat(register("s-value", V2_WITH_DEFAULT).body().path("id").asInt())
                .isEqualTo(2);
    }

    @Test
    void bodyBeyondTheLimitIsRefused() throws Exception {
        assertRefused(post("/subjects/s-value/versions", " ".repeat(1024 * 1024 + 1)), 413, 413);
        assertThat(get("/subjects").status()).isEqualTo(200);
    }

    @Test
    void ourOwnClientWorksAgainstIt() {
        var client = new SchemaRegistryClient(new RegistryConfig(Map.of(RegistryConfig.URL, registry.url())));
        int id = client.idOf("ratings-value", Rating.getClassSchema());
        assertThat(client.schemaOf(id)).isEqualTo(Rating.getClassSchema());
        assertThatThrownBy(() -> client.schemaOf(id + 1))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("schema id " + (id + 1));
    }

    private static void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error_code").asInt()).isEqualTo(code);
        assertThat(answer.body().path("message").asText()).isNotBlank();
    }

    private Answer register(String subject, String schema) throws Exception {
        return post("/subjects/" + subject + "/versions", schemaBody(schema));
    }

    private static String schemaBody(String schema) {
        return JSON.createObjectNode().put("schema", schema).toString();
    }

    private Answer get(String path) throws Exception {
        return send("GET", path, null);
    }

    private Answer post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    private Answer send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }
}
