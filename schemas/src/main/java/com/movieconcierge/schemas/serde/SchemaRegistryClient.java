package com.movieconcierge.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Client of the Confluent Schema Registry REST API, the part that serdes need. Ids and schemas never change once given
 * out, so both are cached for good; their number is that of the schemas in use. Safe for concurrent use.
 *
 * <p>Source: Confluent "Schema Registry API Reference", v1.
 */
public final class SchemaRegistryClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Not found, incompatible, invalid: the only answers that speak of the schema and not of the registry or the caller. */
    private static final Set<Integer> REFUSES_THE_SCHEMA = Set.of(404, 409, 422);

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistryConfig config;
    private final HttpClient http;
    private final Optional<String> authorization;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    private record SubjectSchema(String subject, Schema schema) {}

    public SchemaRegistryClient(RegistryConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(config.timeoutMillis()))
                .sslContext(RegistryTls.context(config))
                .build();
        this.authorization = config.secret(RegistryConfig.BEARER_TOKEN)
                .map(token -> "Bearer " + token)
                .or(() -> config.secret(RegistryConfig.BASIC_AUTH)
                        .map(user ->
                                "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * The id of a schema under a subject; registers it when it is new and registering is switched on.
     *
     * @throws SchemaRegistryException when the registry is out of reach, does not know the schema, or finds it
     *     incompatible with the subject's earlier versions
     */
    public int idOf(String subject, Schema schema) {
        var key = new SubjectSchema(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8)
                + (config.autoRegister() ? "/versions" : "");
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        JsonNode answer =
                exchange("POST", path, body, () -> "schema " + schema.getFullName() + " of subject " + subject);
        int id = answer.path("id").asInt();
        ids.put(key, id);
        return id;
    }

    /**
     * The schema that an id stands for.
     *
     * @throws SchemaRegistryException when the registry is out of reach or does not know the id
     */
    public Schema schemaOf(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        JsonNode answer = exchange("GET", "/schemas/ids/" + id, null, () -> "schema id " + id);
        Schema schema = new Schema.Parser().parse(answer.path("schema").asText());
        schemas.put(id, schema);
        return schema;
    }

    /** Whether the registry answers at all. */
    public boolean isReachable() {
        try {
            exchange("GET", "/subjects", null, () -> "subjects");
            return true;
        } catch (SchemaRegistryException e) {
            return false;
        }
    }

    private interface Subject {
        String describe();
    }

    private JsonNode exchange(String method, String path, @Nullable String body, Subject what) {
        IOException unreachable = null;
        for (String url : config.urls()) {
            try {
                return read(http.send(request(method, url + path, body), BodyHandlers.ofString()), url, what);
            } catch (IOException e) {
                unreachable = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SchemaRegistryException("interrupted while asking for " + what.describe(), true, e);
            }
        }
        throw new SchemaRegistryException(
                "the schema registry does not answer at " + config.urls() + ", asked for " + what.describe()
                        + ": start it, or correct " + RegistryConfig.URL,
                true,
                unreachable);
    }

    private HttpRequest request(String method, String url, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofMillis(config.timeoutMillis()))
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private JsonNode read(HttpResponse<String> response, String url, Subject what) {
        if (response.statusCode() == 200) {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                // Some proxy's page: it says nothing of the schema.
                throw new SchemaRegistryException(
                        url + " answered something that is not JSON: is that a schema registry?", true, e);
            }
        }
        throw refusal(response.statusCode(), response.body(), url, what);
    }

    private SchemaRegistryException refusal(int status, String body, String url, Subject what) {
        String meaning =
                switch (status) {
                    case 401, 403 -> "the credentials were refused: check " + RegistryConfig.BASIC_AUTH;
                    case 404 ->
                        "the registry does not know it"
                                + (config.autoRegister()
                                        ? ""
                                        : ": register it, or set " + RegistryConfig.AUTO_REGISTER);
                    case 409 -> "it is incompatible with the versions registered before";
                    default -> "the registry failed";
                };
        return new SchemaRegistryException(
                what.describe() + ": " + meaning + " (HTTP " + status + " from " + url + ": " + body + ")",
                !REFUSES_THE_SCHEMA.contains(status),
                null);
    }
}
