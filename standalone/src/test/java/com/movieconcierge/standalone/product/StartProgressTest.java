package com.movieconcierge.standalone.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartProgressTest {
    private final List<String> said = new ArrayList<>();
    private long now = 7;
    private final StartProgress progress = new StartProgress(said::add, () -> now);

    @AfterEach
    void close() {
        progress.close();
    }

    @Test
    void quickStartIsToldNothing() {
        progress.waitFor(() -> "Still starting: profile.");
        pass(StartProgress.QUIET.minusSeconds(1));
        assertThat(said).isEmpty();
    }

    @Test
    void longOneIsToldWhatChangesAndNowAndThenWhatDoesNot() {
        progress.waitFor(() -> "Still starting: profile.");
        pass(StartProgress.QUIET);
        assertThat(said).containsExactly("Still starting: profile.");
        pass(StartProgress.AGAIN);
        assertThat(said).containsExactly("Still starting: profile.", "Still starting: profile.");
        progress.waitFor(() -> "Still missing: the stream.");
        pass(StartProgress.BETWEEN);
        assertThat(said).endsWith("Still missing: the stream.").hasSize(3);
    }

    @Test
    void linesThatChangeAllTheTimeKeepTheirDistance() {
        progress.waitFor(() -> now + " %");
        pass(StartProgress.QUIET);
        pass(StartProgress.BETWEEN.multipliedBy(4));
        assertThat(said).hasSize(1 + 4);
    }

    @Test
    void nothingIsSaidWhereNothingIsMissingOrNobodyCanTell() {
        progress.waitFor(() -> "");
        pass(StartProgress.QUIET.plus(StartProgress.AGAIN));
        progress.waitFor(() -> {
            throw new Refusal("The profile service does not answer.");
        });
        pass(StartProgress.AGAIN);
        assertThat(said).isEmpty();
    }

    /** A second at a time, as the thread looks. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now += Duration.ofSeconds(1).toNanos();
            progress.tick();
        }
    }
}
