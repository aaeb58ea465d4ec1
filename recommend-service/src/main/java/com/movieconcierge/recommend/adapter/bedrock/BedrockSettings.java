package com.movieconcierge.recommend.adapter.bedrock;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Bedrock is asked.
 *
 * @param modelId a model or an inference profile; Titan Text is asked by InvokeModel, all others by Converse
 * @param endpoint another than the region's; null for that
 * @param deadline for one prompt, its repair and its retries included
 * @param mostTokens of one answer
 * @param concurrent prompts at most that are being read at the same time
 * @param remembered prompts whose reading is remembered, and for how long
 * @param dollarsPerMillionIn price of input tokens, for the cost metric
 * @param dollarsPerMillionOut price of output tokens
 */
public record BedrockSettings(
        String modelId,
        String region,
        @Nullable String endpoint,
        Duration deadline,
        int mostTokens,
        int concurrent,
        int remembered,
        Duration keep,
        double dollarsPerMillionIn,
        double dollarsPerMillionOut) {}
