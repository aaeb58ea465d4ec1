package com.movieconcierge.recommend.adapter.bedrock;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import tools.jackson.databind.JsonNode;

/** Converse with one tool that the model is made to use: its input is the answer, in the schema given. */
final class ConverseCall implements ModelCall {
    private static final String TOOL = "understood";

    private final BedrockRuntimeClient client;
    private final String modelId;
    private final int mostTokens;
    private final SystemContentBlock system;
    private final ToolConfiguration tools;

    ConverseCall(BedrockRuntimeClient client, String modelId, int mostTokens, MetaPrompt meta) {
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
                .inferenceConfig(inference -> inference.maxTokens(mostTokens).temperature(0f))
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
