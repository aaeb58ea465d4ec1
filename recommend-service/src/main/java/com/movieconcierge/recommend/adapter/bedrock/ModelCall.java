package com.movieconcierge.recommend.adapter.bedrock;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request to a model, in the shape that it takes. */
interface ModelCall {

    /**
     * An answer.
     *
     * @param json what the model filled in; null when it said something else
     * @param stopped why the model ended, in its own words
     */
    record Answer(@Nullable JsonNode json, String stopped, long inputTokens, long outputTokens) {}

    /**
     * Sends.
     *
     * @param complaint what was wrong with the answer before; empty the first time
     * @throws software.amazon.awssdk.core.exception.SdkException when there is no answer in time
     */
    Answer send(String prompt, String complaint, Duration timeout);
}
