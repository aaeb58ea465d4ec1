package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes typed fields out of an object and collects what is wrong with any of them, so that all is reported at once. Fields
 * of another type read as absent ones.
 */
public final class JsonFields {
    private final ObjectNode object;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<Violation> violations = new ArrayList<>(0);

    JsonFields(ObjectNode object) {
        this.object = object;
    }

    /** @throws InvalidInputException when a document is no JSON object */
    public static JsonFields of(byte[] document) {
        return new JsonFields(JsonDocument.parse(document));
    }

    /** A string that must be there; empty where it is not. */
    String text(String name) {
        return required(name, optionalText(name), "");
    }

    public @Nullable String optionalText(String name) {
        return read(name, "must be a string", JsonNode::isString, JsonNode::stringValue);
    }

    /** A string, or a whole number written as one: ids in foreign files come in both shapes. */
    @Nullable
    String optionalId(String name) {
        return read(name, "must be a string", node -> node.isString() || node.isIntegralNumber(), JsonNode::asString);
    }

    /** Finite, and must be there; NaN where it is not. */
    double number(String name) {
        Double number = read(
                name,
                "must be a number",
                node -> node.isNumber() && Double.isFinite(node.doubleValue()),
                JsonNode::doubleValue);
        return required(name, number, Double.NaN);
    }

    @Nullable
    Integer optionalInt(String name) {
        return read(
                name,
                "must be a whole number",
                node -> node.isIntegralNumber() && node.canConvertToInt(),
                JsonNode::intValue);
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
    public List<String> texts(String name) {
        List<String> texts = read(
                name,
                "must be a list of strings",
                node -> node.isArray() && node.valueStream().allMatch(JsonNode::isString),
                node -> node.valueStream()
                        .map(item -> item.stringValue().strip())
                        .toList());
        return texts == null ? List.of() : texts;
    }

    /** An object of strings; empty where it is not there. */
    Map<String, String> textMap(String name) {
        Map<String, String> texts = read(
                name,
                "must be an object of strings",
                node -> node.isObject() && node.valueStream().allMatch(JsonNode::isString),
                node -> node.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()
                        .stringValue())));
        return texts == null ? Map.of() : texts;
    }

    /** False where it is not there. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(read(name, "must be true or false", JsonNode::isBoolean, JsonNode::booleanValue));
    }

    public boolean has(String name) {
        return present(name) != null;
    }

    /** The first of the names that is there; the first of all where none is. */
    String first(String... names) {
        known.addAll(List.of(names));
        return Stream.of(names).filter(this::has).findFirst().orElse(names[0]);
    }

    public void report(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /** @throws InvalidInputException when anything was reported */
    void check() {
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    /** As {@link #check}, of an object that has no fields but those that were asked for so far. */
    public void checkNothingElse() {
        List<Violation> unknown = object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation(name, "unknown field; known are " + known))
                .toList();
        violations.addAll(0, unknown);
        check();
    }

    private <T> @Nullable T read(String name, String rule, Predicate<JsonNode> fits, Function<JsonNode, T> value) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        if (fits.test(node)) {
            return value.apply(node);
        }
        report(name, rule);
        return null;
    }

    private <T> T required(String name, @Nullable T value, T none) {
        if (!has(name)) {
            report(name, "is missing");
        }
        return value == null ? none : value;
    }

    private @Nullable JsonNode present(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
