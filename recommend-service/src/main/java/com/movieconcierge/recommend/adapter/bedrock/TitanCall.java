package com.movieconcierge.recommend.adapter.bedrock;

import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * InvokeModel in the shape of Titan Text ({@code inputText} to {@code results[0].outputText}), which has no tools: the schema
 * stands in the text, and JSON is looked for in the answer. The model is past its end of life; the shape is kept for
 * deployments that still have it.
 */
final class TitanCall implements ModelCall {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BedrockRuntimeClient client;
    private final String modelId;
    private final int mostTokens;
    private final MetaPrompt meta;

    TitanCall(BedrockRuntimeClient client, String modelId, int mostTokens, MetaPrompt meta) {
        this.client = client;
        this.modelId = modelId;
        this.mostTokens = mostTokens;
        this.meta = meta;
    }

    @Override
    public Answer send(String prompt, String complaint, Duration timeout) {
        ObjectNode body = JSON.createObjectNode();
        body.put(
                "inputText",
                meta.text() + "\nAnswer with one JSON object of this schema and nothing else:\n" + meta.schema()
                        + (complaint.isEmpty() ? "" : "\n" + complaint) + "\n\nUser: " + prompt + "\nBot:");
        body.putObject("textGenerationConfig").put("maxTokenCount", mostTokens).put("temperature", 0);
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
