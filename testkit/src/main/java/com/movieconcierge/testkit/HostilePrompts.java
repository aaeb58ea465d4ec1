package com.movieconcierge.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code POST /v1/prompts} is sent by those who mean harm or know no better, and what it has to answer. */
public final class HostilePrompts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HostilePrompts() {}

    /**
     * One request.
     *
     * @param body as it is sent
     * @param status of the answer
     * @param never what must not stand in the answer, the caller's own words aside
     */
    public record Hostile(String name, String body, int status, List<String> never) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Hostile> carried() {
        try (InputStream in =
                Objects.requireNonNull(HostilePrompts.class.getResourceAsStream("/prompts/hostile.json"))) {
            return StreamSupport.stream(JSON.readTree(in).spliterator(), false)
                    .map(each -> new Hostile(
                            each.get("name").asString(),
                            body(each),
                            each.get("status").asInt(),
                            StreamSupport.stream(each.get("never").spliterator(), false)
                                    .map(JsonNode::asString)
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(JsonNode hostile) {
        if (hostile.has("body")) {
            return hostile.get("body").asString();
        }
        String prompt =
                hostile.get("prompt").asString().repeat(hostile.path("times").asInt(1));
        return JSON.createObjectNode().put("prompt", prompt).toString();
    }
}
