package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingRatingsTest {
    private static final String HEAT = "heat-1995";

    private final StandingRatings standing = new StandingRatings(id -> id.startsWith("of ") ? id : "of " + id);

    @Test
    void anErasureUnderAPseudonymForgetsTheSameViewerAndCountsOnce() {
        rate("ann", HEAT, 2.0, 10);
        standing.erase(new Erasure("ann", at(20), LogPosition.NONE));
        standing.erase(new Erasure("of ann", at(20), LogPosition.NONE));
        standing.erase(new Erasure("of ben", at(20), LogPosition.NONE));
        rate("ben", HEAT, 2.0, 10);
        rate("ben", HEAT, 4.0, 30);

        assertThat(standing.erasures()).isEqualTo(2);
        assertThat(standing.size()).isEqualTo(1);
        assertThat(written("ben")).containsExactly("heat-1995 4.0 @30");
    }

    @Test
    void aFilmRatedAgainCountsOnceAndAsLateAsTheLastTime() {
        rate("ann", HEAT, 2.0, 10);
        rate("ann", "alien-1979", 4.0, 20);
        rate("ann", HEAT, 5.0, 30);

        assertThat(standing.size()).isEqualTo(2);
        assertThat(written("ann")).containsExactly("alien-1979 4.0 @20", "heat-1995 5.0 @30");
    }

    @Test
    void whatArrivesLateDoesNotReplaceWhatWasRatedLater() {
        rate("ann", HEAT, 5.0, 30);
        rate("ann", HEAT, 2.0, 10);

        assertThat(written("ann")).containsExactly("heat-1995 5.0 @30");
    }

    @Test
    void ofOneMomentTheGreaterIdHoldsWhateverArrivesFirst() {
        rate("b", "ann", HEAT, 2.0, 10);
        rate("a", "ann", HEAT, 5.0, 10);
        rate("a", "bob", HEAT, 5.0, 10);
        rate("b", "bob", HEAT, 2.0, 10);

        assertThat(written("ann")).containsExactly("heat-1995 2.0 @10");
        assertThat(written("bob")).containsExactly("heat-1995 2.0 @10");
    }

    @Test
    void aWithdrawalTakesTheRatingAwayAndAnOlderOneDoesNotComeBack() {
        rate("ann", HEAT, 5.0, 30);
        rate("ann", HEAT, null, 40);
        rate("ann", HEAT, 4.0, 35);

        assertThat(standing.size()).isZero();
        assertThat(standing.log().viewers()).isEmpty();
        assertThat(standing.log().films()).isEmpty();
    }

    @Test
    void aWithdrawnFilmCanBeRatedAnew() {
        rate("ann", HEAT, null, 40);
        rate("ann", HEAT, 4.0, 50);

        assertThat(standing.size()).isEqualTo(1);
    }

    @Test
    void anErasureForgetsWhatWasDoneUpToItAndKeepsWhatCameLater() {
        rate("ann", HEAT, 5.0, 30);
        rate("ann", "alien-1979", 4.0, 40);
        rate("ann", "jaws-1975", 3.0, 41);
        rate("bob", HEAT, 3.0, 30);
        standing.erase(new Erasure("ann", at(40), LogPosition.NONE));

        assertThat(standing.size()).isEqualTo(2);
        assertThat(written("ann")).containsExactly("jaws-1975 3.0 @41");
        assertThat(written("bob")).hasSize(1);
    }

    @Test
    void whatWasRatedBeforeAnErasureDoesNotCountWhenItArrivesAfterIt() {
        standing.erase(new Erasure("ann", at(40), LogPosition.NONE));
        standing.erase(new Erasure("ann", at(20), LogPosition.NONE));
        rate("ann", HEAT, 5.0, 40);
        rate("ann", "alien-1979", 4.0, 41);

        assertThat(written("ann")).containsExactly("alien-1979 4.0 @41");
    }

    @Test
    void anyOrderAndDuplicationOfTheLogEndsInTheSame() {
        List<Runnable> log = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int n = i;
            Double stars = n % 7 == 0 ? null : Double.valueOf(n % 5 + 0.5);
            log.add(() -> rate("e" + n, "viewer" + n % 5, "film" + n * n % 40, stars, n / 3));
        }
        log.add(() -> standing.erase(new Erasure("viewer2", at(50), LogPosition.NONE)));
        log.forEach(Runnable::run);
        List<List<String>> before = everything();
        long size = standing.size();

        Collections.shuffle(log, new Random(4));
        var again = new StandingRatingsTest();
        log.forEach(Runnable::run);

        assertThat(again.standing.size()).isZero();
        assertThat(everything()).isEqualTo(before);
        assertThat(standing.size()).isEqualTo(size).isEqualTo(standing.log().ratings());
    }

    @Test
    void eventsOfOneMomentAreInTheOrderOfEventOrder() {
        rate("ann", "100", 4.0, 10);
        rate("ann", "99", 4.0, 10);

        assertThat(written("ann")).containsExactly("99 4.0 @10", "100 4.0 @10");
    }

    private List<List<String>> everything() {
        return standing.log().viewers().stream().map(this::written).toList();
    }

    private List<String> written(String viewer) {
        ChoiceLog log = standing.log();
        ViewerEvents events = log.events().get(log.viewers().indexOf(viewer));
        List<String> written = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            written.add(log.films().get(events.film(i)) + " " + events.stars(i) + " @" + events.time(i));
        }
        return written;
    }

    private void rate(String viewer, String film, @Nullable Double stars, int seconds) {
        rate("event", viewer, film, stars, seconds);
    }

    private void rate(String eventId, String viewer, String film, @Nullable Double stars, int seconds) {
        standing.rate(new Rating(eventId, viewer, film, stars, at(seconds), ""));
    }

    private static Instant at(int seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
