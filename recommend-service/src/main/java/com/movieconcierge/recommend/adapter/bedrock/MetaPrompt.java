package com.movieconcierge.recommend.adapter.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the model is told, and the schema its answer has to fit: a versioned resource, never mixed with anything but the
 * caller's prompt.
 *
 * @param version of text and schema together
 */
record MetaPrompt(String version, String text, JsonNode schema) {
    private static final String FOLDER = "/recommend-service/prompts/";
    private static final String CURRENT = "1";

    static MetaPrompt current() {
        return new MetaPrompt(
                CURRENT,
                resource("meta-prompt-" + CURRENT + ".txt"),
                JsonMapper.builder().build().readTree(resource("understood-" + CURRENT + ".schema.json")));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(MetaPrompt.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
