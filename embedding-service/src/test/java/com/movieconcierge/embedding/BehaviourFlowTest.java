package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner;
import com.movieconcierge.embedding.domain.behaviour.FilmLimit;
import com.movieconcierge.embedding.domain.behaviour.FitSchedule;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus.FitOutcome;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus.Phase;
import com.movieconcierge.embedding.domain.behaviour.RatingSource;
import com.movieconcierge.embedding.domain.behaviour.StandingRatings;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Rating;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BehaviourFlowTest {
    private static final int FILMS = 30;

    private final FakeBehaviourModels models = new FakeBehaviourModels();
    private final List<Rating> log = new ArrayList<>();
    private final List<FitOutcome> outcomes = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private boolean isBroken;
    private final FakeCatalogueDna catalogue = new FakeCatalogueDna();
    private BehaviourFlow flow = start(Duration.ofMillis(1));
    private int viewers;
    private boolean brokerIsDown;
    /** What happens after the log has been read. */
    private Runnable whenRead = () -> {};

    @Test
    void whatIsLearnedIsPublishedOnceRatingsAreEnough() {
        add(119);
        flow.step();
        assertThat(outcomes).isEmpty();
        assertThat(flow.status().phase()).isEqualTo(Phase.IDLE);
        assertThat(flow.status().ratings()).isEqualTo(952);

        add(6);
        flow.step();

        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED);
        assertThat(models.newestFirst()).hasSize(1);
        assertThat(flow.status().phase()).isEqualTo(Phase.IDLE);
        assertThat(flow.status().said()).startsWith("Published").contains("1000 ratings");
    }

    @Test
    void anotherIsLearnedWhenTheLogHasGrownByATenthAndTheTwoNewestStay() {
        grow(125);
        ModelRef first = models.newestFirst().get(0);
        grow(12);
        assertThat(models.newestFirst()).hasSize(1);
        grow(1);
        assertThat(models.newestFirst()).hasSize(2).endsWith(first);
        grow(14);

        assertThat(models.newestFirst()).hasSize(2).doesNotContain(first);
    }

    @Test
    void theModelThatAnOperatorHasDecidedForStays() {
        grow(125);
        ModelRef first = models.newestFirst().get(0);
        models.decide(Optional.of(first));
        grow(13);
        grow(14);

        assertThat(models.newestFirst()).hasSize(3).endsWith(first);
    }

    @Test
    void afterARestartAModelThatIsPublishedIsNotLearnedAgain() {
        grow(125);
        flow = start(Duration.ofMillis(1));
        grow(1);

        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED);
        grow(13);
        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED, FitOutcome.PUBLISHED);
    }

    @Test
    void whoAsksGetsAFitAtOnceAndTheSameModelIsNotPublishedTwice() {
        grow(125);
        flow.fitNow();
        flow.step();

        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED, FitOutcome.UNCHANGED);
        assertThat(models.newestFirst()).hasSize(1);
    }

    @Test
    void whatIsRefusedIsNotTriedAgainBeforeTheLogHasGrown() {
        grow(99);
        flow.fitNow();
        flow.step();
        assertThat(outcomes).containsExactly(FitOutcome.REFUSED);
        assertThat(flow.status().phase()).isEqualTo(Phase.REFUSED);
        assertThat(flow.status().said()).contains("only 99 questions");
        assertThat(models.models).isEmpty();

        grow(26);
        assertThat(outcomes).containsExactly(FitOutcome.REFUSED, FitOutcome.PUBLISHED);
        assertThat(flow.status().phase()).isEqualTo(Phase.IDLE);
    }

    @Test
    void whatCouldNotBePublishedIsPublishedLaterWithoutBeingLearnedAgain() {
        add(125);
        models.isReadOnly = true;
        assertThatThrownBy(flow::step).isInstanceOf(TransientFault.class);
        assertThat(outcomes).isEmpty();

        models.isReadOnly = false;
        log.clear();
        flow.retryLastStep();
        flow.step();

        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED);
        assertThat(models.newestFirst()).hasSize(1);
    }

    @Test
    void aFitThatWasAskedForIsNotForgottenOverAnOutage() {
        grow(99);
        brokerIsDown = true;
        flow.fitNow();
        assertThatThrownBy(flow::step).isInstanceOf(TransientFault.class);

        brokerIsDown = false;
        flow.retryLastStep();
        flow.step();

        assertThat(outcomes).containsExactly(FitOutcome.REFUSED);
    }

    @Test
    void nothingIsLearnedByItselfWhileManyFilmsWaitForTheirDna() {
        catalogue.waiting = 4;
        grow(125);
        assertThat(outcomes).isEmpty();

        catalogue.waiting = 3;
        flow.step();
        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED);

        catalogue.waiting = 4;
        flow.fitNow();
        flow.step();
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void whoAsksWhileTheLogIsBeingReadGetsWhatWasRatedUntilThen() {
        grow(125);
        whenRead = () -> {
            add(1);
            flow.fitNow();
        };
        flow.step();
        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED);

        whenRead = () -> {};
        flow.step();

        assertThat(outcomes).containsExactly(FitOutcome.PUBLISHED, FitOutcome.PUBLISHED);
        assertThat(flow.status().said()).contains("1008 ratings");
    }

    @Test
    void aFlowThatIsToStopLearnsNothing() {
        add(125);
        flow.cancel();
        flow.step();

        assertThat(outcomes).isEmpty();
        assertThat(models.models).isEmpty();
    }

    @Test
    void aLoopThatWaitsForItsNextLookStopsAtOnce() {
        BehaviourFlow waiting = start(Duration.ofHours(1));
        PollLoop loop = new PollLoop(waiting);
        loop.start();
        await().until(() -> waiting.status().phase() == Phase.IDLE);

        loop.stop();

        assertThat(loop.isRunning()).isFalse();
        assertThat(loop.current().phase()).isEqualTo(PollLoop.Phase.STOPPED);
    }

    @Test
    void aFitThatFailsIsSaidToHaveFailedAndDisturbsNothingElse() {
        add(125);
        isBroken = true;
        flow.fitNow();
        flow.step();
        assertThat(outcomes).containsExactly(FitOutcome.FAILED);
        assertThat(flow.status().phase()).isEqualTo(Phase.FAILED);
        assertThat(flow.status().said()).contains("a bug");

        isBroken = false;
        grow(13);
        assertThat(outcomes).containsExactly(FitOutcome.FAILED, FitOutcome.PUBLISHED);
    }

    /** More viewers, an hour later. */
    private void grow(int more) {
        add(more);
        now.updateAndGet(at -> at.plus(Duration.ofHours(1)));
        flow.step();
    }

    /** Viewers who rate eight films, one after the other. */
    private void add(int more) {
        for (int end = viewers + more; viewers < end; viewers++) {
            for (int event = 0; event < 8; event++) {
                log.add(new Rating(
                        "event",
                        "viewer" + viewers,
                        "film" + (viewers * 7 + event) % FILMS,
                        4.0,
                        Instant.EPOCH.plus(Duration.ofDays(event)),
                        ""));
            }
        }
    }

    private BehaviourFlow start(Duration every) {
        return new BehaviourFlow(
                new Source(),
                catalogue,
                models,
                new BehaviourLearner(new FilmLimit(8_000, Long.MAX_VALUE), 2, clock(this::nowUnlessBroken)),
                new FitSchedule(1_000, 0.1, Duration.ofMinutes(1)),
                every,
                (outcome, took) -> outcomes.add(outcome),
                clock(now::get));
    }

    private final class Source implements RatingSource {
        private int position;

        @Override
        public void readInto(StandingRatings standing, Runnable checkCancelled) {
            checkCancelled.run();
            if (brokerIsDown) {
                throw new TransientFault("the broker is down", new RuntimeException());
            }
            for (; position < log.size(); position++) {
                standing.rate(log.get(position));
            }
            whenRead.run();
        }

        @Override
        public void close() {}
    }

    /** For whoever is to fail. */
    private Instant nowUnlessBroken() {
        if (isBroken) {
            throw new IllegalStateException("a bug");
        }
        return now.get();
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
