package com.movieconcierge.recommend;

import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import java.util.function.Supplier;

/** Nobody counts. */
public final class Uncounted implements PipelineMetrics {
    public static final PipelineMetrics NONE = new Uncounted();

    @Override
    public <T> T timed(String stage, Supplier<T> work) {
        return work.get();
    }

    @Override
    public void served(Recommendations recommendations) {}

    @Override
    public void historyDisagreed() {}
}
