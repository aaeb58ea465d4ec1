package com.movieconcierge.recommend.adapter.bedrock;

/** Counts what asking a model costs, and what becomes of it. */
public interface BedrockMetrics {

    /** A call was answered. */
    void spent(long inputTokens, long outputTokens, double dollars);

    /** A prompt was read, or was not: {@code ok}, {@code cached}, or the reason why not. */
    void read(String outcome);
}
