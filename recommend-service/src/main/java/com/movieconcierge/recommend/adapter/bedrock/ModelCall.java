package com.movieconcierge.recommend.adapter.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One request to a model, in the shape that it takes. */
interface ModelCall {

    /**
     * @param json what the model filled in; null when it said something else
     * @param stopped why the model ended, in its own words
     */
    record Answer(@Nullable JsonNode json, String stopped, long inputTokens, long outputTokens) {}

    /**
     * @param complaint what was wrong with the answer before; empty the first time
     * @throws software.amazon.awssdk.core.exception.SdkException when there is no answer in time
     */
    Answer send(String prompt, String complaint, Duration timeout);

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

    /** Converse with one tool that the model is made to use: its input is the answer, in the schema given. */
    final class Converse implements ModelCall {
        private static final String TOOL = "understood";

        private final BedrockRuntimeClient client;
        private final String modelId;
        private final int mostTokens;
        private final SystemContentBlock system;
        private final ToolConfiguration tools;

        Converse(BedrockRuntimeClient client, String modelId, int mostTokens, MetaPrompt meta) {
            this.client = client;
            this.modelId = modelId;
            this.mostTokens = mostTokens;
            this.system = SystemContentBlock.fromText(meta.text());
            Document schema = Documents.of(meta.schema());
            this.tools = ToolConfiguration.builder()
                    .tools(Tool.fromToolSpec(spec -> spec.name(TOOL)
                            .description("Takes what was understood of the request.")
                            .inputSchema(input -> input.json(schema))))
                    .toolChoice(choice -> choice.tool(tool -> tool.name(TOOL)))
                    .build();
        }

        @Override
        public Answer send(String prompt, String complaint, Duration timeout) {
            String text = complaint.isEmpty() ? prompt : prompt + "\n\n(" + complaint + ")";
            ConverseResponse response = client.converse(request -> request.modelId(modelId)
                    .system(system)
                    .messages(Message.builder()
                            .role(ConversationRole.USER)
                            .content(ContentBlock.fromText(text))
                            .build())
                    .toolConfig(tools)
                    .inferenceConfig(
                            inference -> inference.maxTokens(mostTokens).temperature(0f))
                    .overrideConfiguration(override -> override.apiCallTimeout(timeout)));
            JsonNode json = null;
            var message = response.output() == null ? null : response.output().message();
            for (ContentBlock block : message == null ? List.<ContentBlock>of() : message.content()) {
                if (json == null && block.toolUse() != null && block.toolUse().input() != null) {
                    json = Documents.json(block.toolUse().input());
                } else if (json == null && block.text() != null) {
                    json = Documents.within(block.text());
                }
            }
            var usage = response.usage();
            return new Answer(
                    json,
                    String.valueOf(response.stopReasonAsString()),
                    usage == null || usage.inputTokens() == null ? 0 : usage.inputTokens(),
                    usage == null || usage.outputTokens() == null ? 0 : usage.outputTokens());
        }
    }

    /**
     * InvokeModel in the shape of Titan Text ({@code inputText} to {@code results[0].outputText}), which has no tools: the schema
     * stands in the text, and JSON is looked for in the answer. The model is past its end of life; the shape is kept for
     * deployments that still have it.
     */
    record TitanText(BedrockRuntimeClient client, String modelId, int mostTokens, MetaPrompt meta)
            implements ModelCall {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Override
        public Answer send(String prompt, String complaint, Duration timeout) {
            ObjectNode body = JSON.createObjectNode();
            body.put(
                    "inputText",
                    meta.text() + "\nAnswer with one JSON object of this schema and nothing else:\n" + meta.schema()
                            + (complaint.isEmpty() ? "" : "\n" + complaint) + "\n\nUser: " + prompt + "\nBot:");
            body.putObject("textGenerationConfig")
                    .put("maxTokenCount", mostTokens)
                    .put("temperature", 0);
            var response = client.invokeModel(request -> request.modelId(modelId)
                    .contentType("application/json")
                    .accept("application/json")
                    .body(SdkBytes.fromUtf8String(body.toString()))
                    .overrideConfiguration(override -> override.apiCallTimeout(timeout)));
            JsonNode answer = Documents.within(response.body().asUtf8String());
            if (answer == null) {
                return new Answer(null, "malformed", 0, 0);
            }
            JsonNode result = answer.path("results").path(0);
            return new Answer(
                    Documents.within(result.path("outputText").asString("")),
                    result.path("completionReason").asString(""),
                    answer.path("inputTextTokenCount").asLong(0),
                    result.path("tokenCount").asLong(0));
        }
    }

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
                return Document.fromList(json.valueStream().map(Documents::of).toList());
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
            return JSON.valueToTree(plain(document));
        }

        private static @Nullable Object plain(Document document) {
            if (document.isMap()) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                document.asMap().forEach((name, value) -> fields.put(name, plain(value)));
                return fields;
            }
            if (document.isList()) {
                return document.asList().stream().map(Documents::plain).toList();
            }
            return document.isNumber() ? document.asNumber().bigDecimalValue() : document.unwrap();
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
}
