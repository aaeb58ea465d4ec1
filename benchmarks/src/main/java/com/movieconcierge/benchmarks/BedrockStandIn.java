package com.movieconcierge.benchmarks;

import com.movieconcierge.testkit.FakeBedrock;
import com.movieconcierge.testkit.WrittenPrompts;
import com.movieconcierge.testkit.WrittenPrompts.Prompt;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A server of Bedrock's shape that replays, for each written prompt, the tool input of a model that understands it as
 * written down: what becomes of a good answer on the way to the list is measured with it, not how good a model is.
 *
 * <p>Arguments: port (8090). Then start the product with {@code BEDROCK_ENABLED=true BEDROCK_ENDPOINT=http://127.0.0.1:8090}
 * and any credentials, and run {@link PromptRun}.
 */
public final class BedrockStandIn {
    private BedrockStandIn() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, Prompt> prompts =
                WrittenPrompts.carried().stream().collect(Collectors.toMap(Prompt::text, Function.identity()));
        try (FakeBedrock bedrock = new FakeBedrock(args.length > 0 ? Integer.parseInt(args[0]) : 8090)) {
            bedrock.answers(text -> {
                Prompt prompt = prompts.get(text);
                return prompt == null
                        ? FakeBedrock.error(400, "ValidationException")
                        : FakeBedrock.tool(WrittenPrompts.toolInput(prompt));
            });
            System.out.println("Bedrock's stand-in answers at " + bedrock.url());
            new CountDownLatch(1).await();
        }
    }
}
