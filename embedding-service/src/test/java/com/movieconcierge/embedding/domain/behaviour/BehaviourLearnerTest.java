package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner.Good;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner.Learned;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner.NotGoodEnough;
import com.movieconcierge.model.Rating;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class BehaviourLearnerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final int FILMS = 40;
    private static final int EVENTS = 10;

    private final BehaviourLearner learner =
            new BehaviourLearner(new FilmLimit(8_000, Long.MAX_VALUE), 2, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aLogInWhichOneFilmFollowsAnotherIsLearned() {
        Good good = (Good) learn(inOrder(150), Optional.empty());

        var report = good.model().report();
        assertThat(report.ndcg()).isGreaterThan(0.9).isGreaterThan(report.popularityNdcg());
        assertThat(report.fittedAt()).isEqualTo(NOW);
        assertThat(report.ratings()).isEqualTo(1_500);
        assertThat(report.viewers()).isEqualTo(150);
        assertThat(report.films()).isEqualTo(FILMS);
        assertThat(report.questions()).isEqualTo(300);
        assertThat(report.firstRatedAt()).isEqualTo(Instant.EPOCH);
        assertThat(report.lastRatedAt()).isEqualTo(Instant.EPOCH.plusSeconds(9 * 3_600L));
        assertThat(good.described()).contains(good.model().ref().version()).contains("1500 ratings");
        NextFilmModel model = NextFilmModelBytes.read(good.model().bytes());
        assertThat(model.films()).hasSize(FILMS);
    }

    @Test
    void theSameLogGivesTheSameBytes() {
        Good one = (Good) learn(inOrder(150), Optional.empty());
        Good other = (Good) learn(inOrder(150), Optional.empty());

        assertThat(other.model().bytes()).isEqualTo(one.model().bytes());
        assertThat(other.figures()).isEqualTo(one.figures());
    }

    @Test
    void aLogInWhichEverybodyChoosesByPopularityAloneIsRefused() {
        Random random = new Random(3);
        ChoiceLog log = log(400, (viewer, event) -> (int) (FILMS * Math.pow(random.nextDouble(), 3)));

        assertThat(((NotGoodEnough) learn(log, Optional.empty())).reason())
                .startsWith("it is not clearly above popularity (NDCG@10 0.")
                .endsWith(" questions)");
    }

    @Test
    void tooFewViewersProveNothing() {
        assertThat(((NotGoodEnough) learn(inOrder(49), Optional.empty())).reason())
                .isEqualTo("viewers have rated enough films for only 98 questions, 100 are needed");
    }

    @Test
    void aLogOfFilmsThatHardlyAnybodyRatedIsRefused() {
        assertThat(learn(log(150, (viewer, event) -> viewer * EVENTS + event), Optional.empty()))
                .isInstanceOf(NotGoodEnough.class);
    }

    @Test
    void aModelThatIsWorseThanThePublishedOneIsRefusedWhereBothCanBeAsked() {
        ModelSlices forward = dated(((Good) learn(inOrder(150), Optional.empty())).model(), -1);
        ChoiceLog log = seldomInOrder(400);

        NotGoodEnough refused = (NotGoodEnough) learn(log, Optional.of(forward));
        assertThat(refused.reason()).contains("below " + forward.ref()).contains("new to both");
        assertThat(learn(log, Optional.of(dated(forward, 1_000_000))))
                .as("all that it is asked about is older than the published model")
                .isInstanceOf(Good.class);
        assertThat(learn(log, Optional.empty())).isInstanceOf(Good.class);
    }

    @Test
    void aPublishedModelThatCannotBeReadStopsNothing() {
        var unreadable = new ModelSlices(new byte[] {1, 2, 3}, Reports.of(Instant.EPOCH, 1_000));

        assertThat(learn(inOrder(150), Optional.of(unreadable))).isInstanceOf(Good.class);
    }

    @Test
    void learningEndsBetweenTrialAndFitWhenItIsNotToGoOn() {
        assertThatThrownBy(() -> learner.learn(inOrder(150), Map.of(), Optional.empty(), () -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }

    private Learned learn(ChoiceLog log, Optional<ModelSlices> published) {
        return learner.learn(log, Map.of(), published, () -> {});
    }

    /** As if its latest rating had been given so many seconds after the epoch. */
    private static ModelSlices dated(ModelSlices model, long seconds) {
        return new ModelSlices(model.bytes(), Reports.of(Instant.ofEpochSecond(seconds), 1_000));
    }

    /** Everybody rates one film after the other, from a film of their own on. */
    private static ChoiceLog inOrder(int viewers) {
        return log(viewers, (viewer, event) -> (viewer * 7 + event) % FILMS);
    }

    /** Films come in no order but now and then, and at the end, where the one comes that is next in order. */
    private static ChoiceLog seldomInOrder(int viewers) {
        Random random = new Random(5);
        int[] last = {0};
        return log(viewers, (viewer, event) -> {
            boolean isNext = event == EVENTS - 1 || event > 0 && random.nextInt(4) == 0;
            last[0] = isNext ? (last[0] + 1) % FILMS : random.nextInt(FILMS);
            return last[0];
        });
    }

    private static ChoiceLog log(int viewers, IntBinaryOperator film) {
        var standing = new StandingRatings(viewer -> "of " + viewer);
        for (int viewer = 0; viewer < viewers; viewer++) {
            for (int event = 0; event < EVENTS; event++) {
                standing.rate(new Rating(
                        "event",
                        "viewer" + viewer,
                        "film" + film.applyAsInt(viewer, event),
                        4.0,
                        Instant.EPOCH.plusSeconds(event * 3_600L),
                        ""));
            }
        }
        return standing.log();
    }
}
