package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes typed fields out of an object and collects what is wrong with any of them, so that all is reported at once. */
final class JsonFields {
    private final ObjectNode object;
    private final List<Violation> violations = new ArrayList<>(0);

    JsonFields(ObjectNode object) {
        this.object = object;
    }

    /** Reports every field that is not among the allowed. */
    void allowOnly(Set<String> allowed) {
        for (String name : object.propertyNames()) {
            if (!allowed.contains(name)) {
                report(
                        name,
                        "unknown field; known are " + allowed.stream().sorted().toList());
            }
        }
    }

    /** A string that must be there; empty where it is not, which is reported. */
    String text(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            report(name, "is missing");
            return "";
        }
        return string(name, node);
    }

    @Nullable
    String optionalText(String name) {
        JsonNode node = present(name);
        return node == null ? null : string(name, node);
    }

    /** A string, or a whole number written as one: ids in foreign files come in both shapes. */
    @Nullable
    String optionalId(String name) {
        JsonNode node = present(name);
        return node == null ? null : node.isIntegralNumber() ? node.asString() : string(name, node);
    }

    /** Finite; NaN where it is not there, which is reported. */
    double number(String name) {
        JsonNode node = object.get(name);
        if (node != null && node.isNumber() && Double.isFinite(node.doubleValue())) {
            return node.doubleValue();
        }
        report(name, node == null || node.isNull() ? "is missing" : "must be a number");
        return Double.NaN;
    }

    /** The first of the names that is there; the first of all where none is. */
    String first(String... names) {
        for (String name : names) {
            if (present(name) != null) {
                return name;
            }
        }
        return names[0];
    }

    @Nullable
    Integer optionalInt(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        report(name, "must be a whole number");
        return null;
    }

    /** ISO 8601 with an offset, or whole milliseconds since 1970. */
    @Nullable
    Instant optionalInstant(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        try {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return Instant.ofEpochMilli(node.longValue());
            }
            if (node.isString()) {
                return OffsetDateTime.parse(node.stringValue()).toInstant();
            }
        } catch (DateTimeException e) {
            // reported below, as what is neither a string nor a number is
        }
        report(name, "must be a time such as 2024-05-01T20:15:00Z, or milliseconds since 1970");
        return null;
    }

    /** A list of strings; empty where it is not there. */
    List<String> texts(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            report(name, "must be a list of strings");
            return List.of();
        }
        var texts = new ArrayList<String>(node.size());
        for (JsonNode item : node) {
            if (!item.isString()) {
                report(name, "must be a list of strings");
                return List.of();
            }
            texts.add(item.stringValue().strip());
        }
        return texts;
    }

    /** An object of strings; empty where it is not there. */
    Map<String, String> textMap(String name) {
        JsonNode node = present(name);
        var texts = new LinkedHashMap<String, String>();
        if (node == null) {
            return texts;
        }
        if (!node.isObject() || node.valueStream().anyMatch(value -> !value.isString())) {
            report(name, "must be an object of strings");
            return texts;
        }
        node.forEachEntry((key, value) -> texts.put(key, value.stringValue()));
        return texts;
    }

    /** False where it is not there. */
    boolean flag(String name) {
        JsonNode node = present(name);
        if (node != null && !node.isBoolean()) {
            report(name, "must be true or false");
        }
        return node != null && node.asBoolean(false);
    }

    boolean has(String name) {
        return present(name) != null;
    }

    void report(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /** @throws InvalidInputException when anything was reported */
    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private @Nullable JsonNode present(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private String string(String name, JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        report(name, "must be a string");
        return "";
    }
}
