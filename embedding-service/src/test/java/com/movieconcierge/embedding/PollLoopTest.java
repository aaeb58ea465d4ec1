package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.PollLoop.Phase;
import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.encoder.Films;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollLoopTest {
    private static final PollLoop.Patience PATIENCE =
            new PollLoop.Patience(Duration.ofMillis(1), Duration.ofMillis(4), 3);

    private final FakeLogs logs = new FakeLogs();
    private final EncoderSet encoders = new EncoderSet(List.of(new FakeEncoder("1")), List.of());
    private final PollLoop loop = new PollLoop(
            new EmbeddingFlow(
                    encoders,
                    logs,
                    logs,
                    logs,
                    logs,
                    new FilmDnaComposer(encoders),
                    Runnable::run,
                    new EmbeddingProgress(Clock.systemUTC())),
            PATIENCE);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void aLastingFaultPausesInTheOpenAndPassesByItself() {
        logs.add(Films.HEAT);
        logs.brokerIsDown = true;
        loop.start();
        await().until(() -> loop.current().phase() == Phase.PAUSED);
        assertThat(loop.current().reason()).contains("the broker is down");

        logs.brokerIsDown = false;

        await().until(() -> loop.current().phase() == Phase.RUNNING);
        await().until(() -> logs.dna.containsKey("heat-1995"));
    }

    @Test
    void aBugStopsTheLoopAndSaysSo() {
        logs.hasABug = true;

        loop.start();

        await().until(() -> loop.current().phase() == Phase.FAILED);
        await().until(() -> !loop.isRunning());
        assertThat(loop.current().reason()).contains("a bug");
        assertThat(logs.closed).isTrue();
    }

    @Test
    void stoppingClosesTheLog() {
        loop.start();
        await().until(() -> logs.polls > 0);

        loop.stop();

        assertThat(loop.isRunning()).isFalse();
        assertThat(logs.closed).isTrue();
        assertThat(loop.current().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void retriesSlowDownToALimit() {
        assertThat(PATIENCE.before(1)).hasMillis(1);
        assertThat(PATIENCE.before(2)).hasMillis(2);
        assertThat(PATIENCE.before(1_000)).hasMillis(4);
    }
}
