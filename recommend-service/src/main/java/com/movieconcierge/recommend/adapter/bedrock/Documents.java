package com.movieconcierge.recommend.adapter.bedrock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the SDK has it and as we have it. */
final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Documents() {}

    static Document of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Document> fields = new LinkedHashMap<>();
            json.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return Document.fromMap(fields);
        }
        if (json.isArray()) {
            List<Document> entries = new ArrayList<>();
            json.forEach(entry -> entries.add(of(entry)));
            return Document.fromList(entries);
        }
        if (json.isNumber()) {
            return Document.fromNumber(json.decimalValue());
        }
        if (json.isBoolean()) {
            return Document.fromBoolean(json.booleanValue());
        }
        return json.isNull() ? Document.fromNull() : Document.fromString(json.asString());
    }

    static JsonNode json(Document document) {
        if (document.isMap()) {
            ObjectNode fields = JSON.createObjectNode();
            document.asMap().forEach((name, value) -> fields.set(name, json(value)));
            return fields;
        }
        if (document.isList()) {
            ArrayNode entries = JSON.createArrayNode();
            document.asList().forEach(entry -> entries.add(json(entry)));
            return entries;
        }
        if (document.isNumber()) {
            return JSON.getNodeFactory().numberNode(document.asNumber().bigDecimalValue());
        }
        if (document.isBoolean()) {
            return JSON.getNodeFactory().booleanNode(document.asBoolean());
        }
        return document.isNull()
                ? JSON.getNodeFactory().nullNode()
                : JSON.getNodeFactory().stringNode(document.asString());
    }

    /** The JSON object in a text that may have prose around it; null without one. */
    static @Nullable JsonNode within(String text) {
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        if (start < 0 || end < start) {
            return null;
        }
        try {
            return JSON.readTree(text.substring(start, end + 1));
        } catch (JacksonException e) {
            return null;
        }
    }
}
