package com.movieconcierge.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.movieconcierge.embedded.registry.SchemaStore.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The REST vocabulary of the registry, apart from HTTP itself: a request to the JSON of its answer.
 *
 * <p>Source: Confluent "Schema Registry API Reference", v1.
 */
final class RegistryApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaStore store;

    /**
     * One request.
     *
     * @param path decoded segments, without empty ones
     * @param query decoded parameters
     * @param body a JSON object, empty when there was none
     */
    record Request(String method, List<String> path, Map<String, String> query, JsonNode body) {
        private boolean is(String wantedMethod, String... pattern) {
            if (!method.equals(wantedMethod) || path.size() != pattern.length) {
                return false;
            }
            for (int i = 0; i < pattern.length; i++) {
                if (!pattern[i].equals("*") && !pattern[i].equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean flag(String name) {
            return Boolean.parseBoolean(query.getOrDefault(name, "false"));
        }
    }

    RegistryApi(SchemaStore store) {
        this.store = store;
    }

    /**
     * Answers a request.
     *
     * @throws RegistryError when it is refused
     * @throws IOException when a change cannot be written
     */
    JsonNode answer(Request request) throws IOException {
        if (request.path().isEmpty()) {
            return JSON.createObjectNode();
        }
        return switch (request.path().get(0)) {
            case "subjects" -> subjects(request);
            case "schemas" -> schemas(request);
            case "compatibility" -> compatibility(request);
            case "config" -> config(request);
            case "mode" -> JSON.createObjectNode().put("mode", "READWRITE");
            case "contexts" -> JSON.createArrayNode().add(".");
            default -> throw unknown(request);
        };
    }

    private JsonNode subjects(Request request) throws IOException {
        List<String> path = request.path();
        boolean deletedToo = request.flag("deleted");
        if (request.is("GET", "subjects")) {
            String prefix = request.query().getOrDefault("subjectPrefix", "");
            return JSON.valueToTree(store.subjects(deletedToo).stream()
                    .filter(subject -> subject.startsWith(prefix))
                    .toList());
        } else if (request.is("POST", "subjects", "*")) {
            return described(store.lookUp(path.get(1), schemaIn(request.body()), deletedToo));
        } else if (request.is("DELETE", "subjects", "*")) {
            return JSON.valueToTree(deleteSubject(path.get(1), request.flag("permanent")));
        } else if (request.is("GET", "subjects", "*", "versions")) {
            return JSON.valueToTree(store.versions(path.get(1), deletedToo).stream()
                    .map(Version::number)
                    .toList());
        } else if (request.is("POST", "subjects", "*", "versions")) {
            return registered(store.register(path.get(1), schemaIn(request.body())));
        } else if (request.is("GET", "subjects", "*", "versions", "*")) {
            return described(store.version(path.get(1), path.get(3), deletedToo));
        } else if (request.is("GET", "subjects", "*", "versions", "*", "schema")) {
            return JSON.readTree(
                    store.version(path.get(1), path.get(3), deletedToo).schema().toString());
        } else if (request.is("GET", "subjects", "*", "versions", "*", "referencedby")) {
            return JSON.createArrayNode();
        } else if (request.is("DELETE", "subjects", "*", "versions", "*")) {
            return JSON.valueToTree(deleteVersion(path.get(1), path.get(3), request.flag("permanent")));
        }
        throw unknown(request);
    }

    private JsonNode schemas(Request request) throws IOException {
        if (request.is("GET", "schemas", "types")) {
            return JSON.createArrayNode().add("AVRO");
        } else if (request.is("GET", "schemas")) {
            ArrayNode all = JSON.createArrayNode();
            for (String subject : store.subjects(request.flag("deleted"))) {
                store.versions(subject, request.flag("deleted")).forEach(version -> all.add(described(version)));
            }
            return all;
        } else if (request.is("GET", "schemas", "ids", "*")) {
            return JSON.createObjectNode()
                    .put("schema", store.schema(idIn(request)).toString());
        } else if (request.is("GET", "schemas", "ids", "*", "schema")) {
            return JSON.readTree(store.schema(idIn(request)).toString());
        } else if (request.is("GET", "schemas", "ids", "*", "subjects")) {
            return JSON.valueToTree(store.versionsWith(idIn(request), request.flag("deleted")).stream()
                    .map(Version::subject)
                    .distinct()
                    .toList());
        } else if (request.is("GET", "schemas", "ids", "*", "versions")) {
            ArrayNode all = JSON.createArrayNode();
            store.versionsWith(idIn(request), request.flag("deleted"))
                    .forEach(version ->
                            all.addObject().put("subject", version.subject()).put("version", version.number()));
            return all;
        }
        throw unknown(request);
    }

    private JsonNode compatibility(Request request) {
        boolean againstOne = request.is("POST", "compatibility", "subjects", "*", "versions", "*");
        if (!againstOne && !request.is("POST", "compatibility", "subjects", "*", "versions")) {
            throw unknown(request);
        }
        String subject = request.path().get(2);
        Schema candidate = schemaIn(request.body());
        List<Schema> earlier = againstOne
                ? List.of(store.version(subject, request.path().get(4), false).schema())
                : store.versions(subject, false).stream().map(Version::schema).toList();
        List<String> objections = store.objections(subject, candidate, earlier);
        ObjectNode answer = JSON.createObjectNode().put("is_compatible", objections.isEmpty());
        if (request.flag("verbose")) {
            answer.set("messages", JSON.valueToTree(objections));
        }
        return answer;
    }

    private JsonNode config(Request request) throws IOException {
        boolean global = request.path().size() == 1;
        if (request.path().size() > 2) {
            throw unknown(request);
        }
        Optional<String> subject =
                global ? Optional.empty() : Optional.of(request.path().get(1));
        CompatibilityLevel current = subject.flatMap(store::level)
                .or(() ->
                        global || request.flag("defaultToGlobal") ? Optional.of(store.globalLevel()) : Optional.empty())
                .orElse(null);
        switch (request.method()) {
            case "GET" -> {
                if (current == null) {
                    throw RegistryError.noSubjectConfig(subject.orElse(""));
                }
                return JSON.createObjectNode().put("compatibilityLevel", current.name());
            }
            case "PUT" -> {
                CompatibilityLevel level = CompatibilityLevel.named(
                        request.body().path("compatibility").asText());
                store.setLevel(subject, level);
                return JSON.createObjectNode().put("compatibility", level.name());
            }
            case "DELETE" -> {
                if (current == null) {
                    throw RegistryError.subjectNotFound(subject.orElse(""));
                }
                store.setLevel(subject, null);
                return JSON.createObjectNode().put("compatibilityLevel", current.name());
            }
            default -> throw RegistryError.methodNotAllowed(request.method());
        }
    }

    private List<Integer> deleteSubject(String subject, boolean permanent) throws IOException {
        List<Version> versions = store.versions(subject, permanent);
        if (permanent && versions.stream().anyMatch(Version::isLive)) {
            throw RegistryError.subjectNotSoftDeleted(subject);
        }
        return store.delete(versions, permanent);
    }

    private int deleteVersion(String subject, String number, boolean permanent) throws IOException {
        Version version = store.version(subject, number, permanent);
        if (permanent && version.isLive()) {
            throw RegistryError.versionNotSoftDeleted(subject, version.number());
        }
        return store.delete(List.of(version), permanent).get(0);
    }

    private static int idIn(Request request) {
        try {
            return Integer.parseInt(request.path().get(2));
        } catch (NumberFormatException e) {
            throw RegistryError.schemaNotFound();
        }
    }

    private static Schema schemaIn(JsonNode body) {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryError.invalidSchema("this registry keeps AVRO schemas, not " + type);
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryError.invalidSchema("this registry keeps self-contained schemas, without references");
        }
        String text = body.path("schema").asText("");
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode registered(Version version) {
        return JSON.createObjectNode()
                .put("id", version.id())
                .put("version", version.number())
                .put("schema", version.schema().toString());
    }

    private static ObjectNode described(Version version) {
        return JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.number())
                .put("id", version.id())
                .put("schema", version.schema().toString());
    }

    private static RegistryError unknown(Request request) {
        return RegistryError.notFound(request.method() + " /" + String.join("/", request.path()));
    }
}
