package com.movieconcierge.recommend.domain.pipeline;

import java.util.function.Supplier;

/** Counts and times the pipeline. Every list that is returned is counted once, under its source. */
public interface PipelineMetrics {

    /** Runs one stage and records how long it took. */
    <T> T timed(String stage, Supplier<T> work);

    void served(Recommendations recommendations);

    /** A profile with a complete history holds something that its history does not explain. */
    void historyDisagreed();
}
