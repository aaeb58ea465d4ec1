package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.T0;
import static com.movieconcierge.profile.Samples.block;
import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static com.movieconcierge.profile.Statements.genre;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.StatedFilm;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.testkit.TypedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementTopologyTest {
    private final TopologyRig rig = new TopologyRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whoStatesAndHasRatedNothingHasAProfileAtOnce() {
        StatedTaste said = genre("ann", "Western", day(1));
        rig.state(said);

        TasteProfile profile = profile("ann");
        assertThat(profile.getStated()).isEqualTo(said);
        assertThat(profile.getRatingCount()).isZero();
        assertThat(profile.getBlocks()).isEmpty();
        assertThat(profile.getAppliedOffset()).isEqualTo(-1);
        assertThat(rig.store.profiles.get("ann").newestRatedAt()).isZero();
        assertThat(rig.metrics.of(Count.STATED)).isEqualTo(1);
    }

    @Test
    void ratingsStandBesideAStatementAndItIsInNoneOfTheirSums() {
        rig.film(dna("a", "1"));
        StatedTaste said = genre("ann", "Western", day(1));
        rig.state(said);
        rig.rate(rating("ann", "a", 5.0, 1));

        TasteProfile profile = profile("ann");
        assertThat(profile.getStated()).isEqualTo(said);
        assertThat(profile.getRatingCount()).isEqualTo(1);
        assertThat(profile.getAppliedOffset()).isZero();
        assertThat(Vectors.fromBytes(block(profile, "theme", "long").getSum())).isEqualTo(Samples.vector("a1t"));
    }

    @Test
    void theLaterOnTheLogHoldsWhateverItsTime() {
        rig.state(genre("ann", "Western", day(3)));
        rig.state(genre("ann", "Comedy", day(2)));
        assertThat(profile("ann").getStated().getWanted().getGenres()).containsExactly("Comedy");
        assertThat(profile("ann").getRevision()).isEqualTo(2);
    }

    @Test
    void whatIsTakenBackLeavesTheRatings() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.state(genre("ann", "Western", day(1)));
        rig.stateBytes("ann", null);
        assertThat(profile("ann").getStated()).isNull();
        assertThat(profile("ann").getRatingCount()).isEqualTo(1);
    }

    @Test
    void whoTakesBackAllTheyEverSaidIsNobodyAgain() {
        rig.state(genre("ann", "Western", day(1)));
        rig.settle();
        Write published = rig.store.profiles.get("ann");
        rig.stateBytes("ann", null);
        assertThat(rig.profile("ann")).isNull();
        assertThat(rig.store.profiles).isEmpty();

        // The readers' store was away when they left, and comes back with what it had.
        rig.store.empty();
        rig.store.profiles.put("ann", published);
        rig.settle();
        assertThat(rig.store.profiles).isEmpty();

        // No reader ever sees a revision fall, and nothing was asked to be forgotten.
        rig.rate(rating("ann", "a", 5.0, -300));
        assertThat(profile("ann").getRevision()).isEqualTo(2);
    }

    @Test
    void aStrangerWhoTakesBackWhatTheyNeverSaidIsNotRemembered() {
        rig.stateBytes("ann", null);
        rig.settle();
        assertThat(rig.emissions()).isZero();
        assertThat(rig.metrics.of(Count.IGNORED)).isEqualTo(1);
    }

    @Test
    void erasingTakesWhatWasStatedBeforeAndNothingThatCameLater() {
        rig.state(genre("ann", "Western", day(1)));
        rig.erase(new Erasure("ann", day(2), -1, -1L, null));
        assertThat(rig.profile("ann")).isNull();

        rig.state(genre("ann", "Western", day(2)));
        assertThat(rig.profile("ann")).isNull();
        rig.state(genre("ann", "Comedy", day(3)));
        assertThat(profile("ann").getRevision()).isGreaterThan(1);

        // Of two logs the other one may be read first.
        rig.erase(new Erasure("ann", day(2), -1, -1L, null));
        assertThat(profile("ann").getStated().getWanted().getGenres()).containsExactly("Comedy");
        rig.erase(new Erasure("ann", day(3), -1, -1L, null));
        assertThat(rig.profile("ann")).isNull();
        assertThat(rig.store.profiles).isEmpty();
    }

    @Test
    void garbageAndNonsenseAreSetAsideAndLeaveWhatHolds() {
        rig.state(genre("ann", "Western", day(1)));
        refused("ann", new byte[] {1}, "not written by PlainAvro");
        refused("ann", PlainAvro.encode(rating("ann", "a", 5.0, 1)), "topic stated-tastes carries StatedTaste");
        refused("bob", PlainAvro.encode(genre("ann", "Comedy", day(2))), "key 'bob' is not the userId 'ann'");
        refused(null, null, "key is missing");
        refused("a b", null, "key 'a b' breaks the rule");
        refused("ann", PlainAvro.encode(genre("ann", "Comedy", day(1001))), "lies in the future");
        refused(
                "ann",
                PlainAvro.encode(genre("ann", " ", day(2))),
                "wanted.genres every item must have 1 to 500 characters");
        refused("ann", wanting(Statements.times(21, "Western"), List.of()), "wanted.genres must have at most 20 items");
        refused("ann", wanting(List.of(), List.of(new StatedFilm("a b", "A", null))), "wanted.films must be 1 to 128");
        assertThat(profile("ann").getStated().getWanted().getGenres()).containsExactly("Western");
        assertThat(rig.metrics.of(Count.DEAD_LETTERED)).isEqualTo(9);
    }

    private byte[] wanting(List<String> genres, List<StatedFilm> films) {
        return PlainAvro.encode(Statements.with("ann", day(2), Statements.wanted(genres, films)));
    }

    private void refused(@Nullable String key, byte @Nullable [] value, String reason) {
        rig.stateBytes(key, value);
        assertThat(TypedRecords.header(rig.statementLetters.readRecord().headers(), DeadLetter.REASON))
                .contains(reason);
    }

    private static Instant day(int day) {
        return T0.plus(Duration.ofDays(day));
    }

    private TasteProfile profile(String user) {
        TasteProfile profile = rig.profile(user);
        assertThat(profile).isNotNull();
        return profile;
    }
}
