package com.movieconcierge.standalone.command;

import com.movieconcierge.evaluation.Stages;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The stages of an evaluation as bars, one after the other. */
final class StageBars implements Stages, AutoCloseable {
    private static final int EVERY_MILLIS = 500;

    private @Nullable ProgressBar current;

    @Override
    public Stage begin(String name, long total) {
        close();
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(EVERY_MILLIS)
                .build();
        current = bar;
        return bar::stepBy;
    }

    @Override
    public void close() {
        ProgressBar bar = current;
        if (bar != null) {
            bar.close();
            current = null;
        }
    }
}
