package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Violation;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON object, strictly: no duplicate names, nothing behind it, no NaN. */
public final class JsonDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonDocument() {}

    /** @throws InvalidInputException with line and column, when a UTF-8 document is not JSON or no object */
    public static ObjectNode parse(byte[] document) {
        JsonNode node;
        try {
            node = JSON.readTree(document);
        } catch (JacksonException e) {
            throw malformed(e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidInputException(Violation.BODY, "must be a JSON object");
    }

    private static InvalidInputException malformed(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        String message = "malformed JSON at line " + line + ", column " + column + ": " + e.getOriginalMessage();
        return new InvalidInputException(List.of(new Violation(Violation.BODY, message)), line);
    }
}
