package com.movieconcierge.recommend.domain.pipeline;

/** A row of the index and its score. */
public record Scored(int row, double score) {}
