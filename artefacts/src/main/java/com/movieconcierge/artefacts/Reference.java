package com.movieconcierge.artefacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a name in {@code refs} stands for at the moment, as a small JSON document: {@code {sha256, name, bytes, createdAt,
 * about}}. An artefact that no reference names may be removed.
 *
 * @param about what readers want to know before they fetch it
 */
public record Reference(Artefact artefact, Instant createdAt, Map<String, String> about) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Reference {
        about = Map.copyOf(about);
    }

    byte[] toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("sha256", artefact.sha256())
                .put("name", artefact.name())
                .put("bytes", artefact.bytes())
                .put("createdAt", createdAt.toString());
        ObjectNode more = json.putObject("about");
        about.forEach(more::put);
        return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    static Reference parse(byte[] json, String where) throws IOException {
        try {
            JsonNode node = JSON.readTree(json);
            var artefact = new Artefact(
                    node.path("sha256").asText(),
                    node.path("name").asText(),
                    node.path("bytes").asLong(-1));
            Map<String, String> about = new HashMap<>();
            node.path("about")
                    .properties()
                    .forEach(entry -> about.put(entry.getKey(), entry.getValue().asText()));
            return new Reference(artefact, Instant.parse(node.path("createdAt").asText()), about);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(where + " is not a reference to an artefact: " + e.getMessage(), e);
        }
    }
}
