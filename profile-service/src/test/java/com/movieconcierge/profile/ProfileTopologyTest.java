package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.block;
import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.profile.adapter.kafka.StreamTopics;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.testkit.TypedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.TestOutputTopic;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfileTopologyTest {
    private final TopologyRig rig = new TopologyRig();

    @AfterEach
    void close() {
        rig.close();
    }

    /** Kafka Streams closes its state folder to other users; started by root, it would close the temporary folder to all. */
    @Test
    void theStateLiesInAFolderOfItsOwnAndGoesWithTheRig() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Path state;
        try (TopologyRig another = new TopologyRig()) {
            state = another.state;
            assertThat(state).isNotEmptyDirectory().hasParent(temporary).isNotEqualTo(rig.state);
        }
        assertThat(state).doesNotExist();
    }

    @Test
    void aRatingIsPublishedAtOnce() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));

        TasteProfile profile = profile("ann");
        assertThat(profile.getRevision()).isEqualTo(1);
        assertThat(profile.getAppliedOffset()).isZero();
        assertThat(profile.getHistoryComplete()).isTrue();
        assertThat(Vectors.fromBytes(block(profile, "theme", "long").getSum())).isEqualTo(Samples.vector("a1t"));
        assertThat(Vectors.fromBytes(block(profile, "facts", "recent").getSum()))
                .isEqualTo(Samples.vector("a1f"));
        assertThat(rig.store.profiles.get("ann").revision()).isEqualTo(1);
        assertThat(rig.store.seen.get("ann")).containsEntry("a", 5.0);
    }

    @Test
    void ratingAnewTakesTheOldContributionOut() {
        rig.film(dna("a", "1"));
        rig.film(dna("b", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("ann", "b", 5.0, 1));
        rig.rate(rating("ann", "a", 1.0, 1, "z-later"));

        TasteProfile profile = profile("ann");
        assertThat(profile.getRatingCount()).isEqualTo(2);
        assertThat(block(profile, "theme", "long").getWeight()).isCloseTo(preference(5) + preference(1), within(1e-9));
        assertThat(rig.store.seen.get("ann")).containsEntry("a", 1.0);
    }

    @Test
    void aWithdrawnRatingLeavesNothingAndOlderEventsDoNotBringItBack() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 2));
        rig.rate(rating("ann", "a", null, 3));
        rig.rate(rating("ann", "a", 4.0, 1));

        TasteProfile profile = profile("ann");
        assertThat(profile.getRatingCount()).isZero();
        assertThat(profile.getBlocks()).isEmpty();
        assertThat(profile.getHistory()).isEmpty();
        assertThat(profile.getAppliedOffset()).isEqualTo(2);
        assertThat(rig.store.seen.get("ann")).isEmpty();
        assertThat(rig.popularity("a")).isNull();
    }

    @Test
    void aRepeatedEventChangesNothingButTheOffsetItsSenderWaitsFor() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        TasteProfile before = profile("ann");
        rig.rate(rating("ann", "a", 5.0, 1));

        TasteProfile after = profile("ann");
        assertThat(after.getAppliedOffset()).isEqualTo(1);
        assertThat(after.getBlocks()).isEqualTo(before.getBlocks());
        assertThat(rig.metrics.of(Count.APPLIED)).isEqualTo(1);
        assertThat(rig.metrics.of(Count.IGNORED)).isEqualTo(1);
    }

    @Test
    void aFilmThatManyHaveRatedReachesAllOfThemInRoundsOfABoundedNumber() {
        int viewers = 2_500;
        rig.film(dna("a", "1"));
        for (int i = 0; i < viewers; i++) {
            rig.rateFromBacklog(rating("viewer-" + i, "a", 5.0, 1));
        }
        // Its key begins like the film's, and it is another film.
        rig.rate(rating("ann", "a-b", 5.0, 1));
        rig.settle();
        rig.film(dna("a", "2"));
        rig.settle();
        float[] vector = Samples.vector("a2t");
        assertThat(rig.profiles()).hasSize(viewers + 1);
        rig.profiles().forEach((viewer, profile) -> {
            if (!viewer.equals("ann")) {
                assertThat(Vectors.fromBytes(block(profile, "theme", "long").getSum()))
                        .isEqualTo(vector);
            }
        });
    }

    @Test
    void aMigrationKnowsEveryTopicThatTheStreamMakesForItself() {
        var topics = StreamTopics.of(rig.topology(Samples.PACE, Samples.LAW, 6).describe(), "profile-service");
        assertThat(topics.internal())
                .containsExactlyInAnyOrderElementsOf(ProfileStores.internalTopics("profile-service"));
        assertThat(topics.mirrored())
                .contains("movie-dna", "personas", "profile-service-tastes-changelog")
                .doesNotContain("ratings", "profile-service-popularity-changes-repartition");
    }

    @Test
    void dnaThatComesAfterTheRatingTakesEffect() {
        rig.rate(rating("ann", "a", 5.0, 1));
        assertThat(profile("ann").getPendingCount()).isEqualTo(1);
        assertThat(profile("ann").getBlocks()).isEmpty();

        // The sweep at the start is done: what follows is the work of the change alone.
        rig.settle();
        rig.film(dna("a", "1"));
        rig.settle();
        assertThat(profile("ann").getPendingCount()).isZero();
        assertThat(Vectors.fromBytes(block(profile("ann"), "theme", "long").getSum()))
                .isEqualTo(Samples.vector("a1t"));
        assertThat(rig.metrics.of(Count.RECOMPUTED)).isZero();
    }

    @Test
    void changedDnaReplacesTheOldContribution() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.film(dna("a", "2"));
        rig.settle();
        assertThat(Vectors.fromBytes(block(profile("ann"), "theme", "long").getSum()))
                .isEqualTo(Samples.vector("a2t"));
    }

    @Test
    void ratingAnewWhileTheFilmsDnaChangesLeavesNoTraceOfTheOldOne() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.film(dna("a", "2"));
        rig.rate(rating("ann", "a", 4.0, 2));
        assertThat(Vectors.fromBytes(block(profile("ann"), "theme", "long").getSum()))
                .containsExactly(Vectors.scaled(Samples.vector("a2t"), preference(4)), Offset.offset(1e-6f));
    }

    @Test
    void aFilmThatIsRemovedCeasesToCount() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.filmBytes("a", null);
        rig.settle();
        assertThat(profile("ann").getBlocks()).isEmpty();
        assertThat(profile("ann").getPendingCount()).isEqualTo(1);
    }

    @Test
    void anErasedViewerIsForgottenAndStartsAfresh() {
        rig.film(dna("a", "1"));
        rig.film(dna("b", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("bob", "a", 4.0, 1));
        rig.erase(new Erasure("ann", Samples.T0.plus(Duration.ofDays(2)), -1, -1L, null));

        assertThat(rig.profile("ann")).isNull();
        assertThat(rig.store.profiles).containsOnlyKeys("bob");
        MoviePopularity popularity = rig.popularity("a");
        assertThat(popularity).isNotNull();
        assertThat(popularity.getRatingCount()).isEqualTo(1);

        rig.rate(rating("ann", "a", 5.0, 1));
        assertThat(rig.profile("ann")).isNull();
        rig.rate(rating("ann", "b", 5.0, 3));
        assertThat(profile("ann").getRatingCount()).isEqualTo(1);
        assertThat(profile("ann").getRevision()).isGreaterThan(1);
    }

    /** Allowed are five minutes ahead of the clock; the order of the log decides, not what clocks say. */
    @Test
    void aRatingAheadOfTheClockIsForgottenTooWhenItWasThereBefore() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 3));
        rig.rate(rating("ann", "b", 4.0, 1));
        rig.erase(new Erasure("ann", Samples.T0.plus(Duration.ofDays(2)), 0, 2L, null));

        assertThat(rig.profile("ann")).isNull();
        assertThat(rig.store.profiles).isEmpty();
        assertThat(rig.popularity("a")).isNull();

        rig.rate(rating("ann", "b", 5.0, 2));
        assertThat(rig.profile("ann")).as("late, but rated before").isNull();
        rig.rate(rating("ann", "a", 5.0, 3, "anew"));
        assertThat(profile("ann").getRatingCount()).isEqualTo(1);
    }

    @Test
    void aRetryThatWasStampedAnewDoesNotUndoAChangeOfMind() {
        rig.rate(rating("ann", "a", 5.0, 1, "love"));
        rig.rate(rating("ann", "a", 1.0, 2, "hate"));
        rig.rate(rating("ann", "a", 5.0, 3, "love"));
        rig.settle();

        assertThat(profile("ann").getHistory()).singleElement().satisfies(film -> assertThat(film.getRating())
                .isEqualTo(1.0));
        assertThat(rig.popularity("a").getRatingSum()).isEqualTo(1);
        assertThat(profile("ann").getAppliedOffset()).isEqualTo(2);
    }

    @Test
    void popularityFollowsStandingRatings() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("bob", "a", 3.0, 31));
        rig.rate(rating("bob", "a", 2.0, 31, "z-later"));

        MoviePopularity popularity = rig.popularity("a");
        assertThat(popularity.getRatingCount()).isEqualTo(2);
        assertThat(popularity.getRatingSum()).isEqualTo(7);
        assertThat(popularity.getTrendingWeight()).isCloseTo(1.5, within(1e-9));
        assertThat(popularity.getAsOf()).isEqualTo(Samples.T0.plus(Duration.ofDays(31)));
    }

    @Test
    void garbageAndNonsenseAreSetAsideWithTheirReason() {
        rig.rateBytes("ann", "garbage".getBytes(StandardCharsets.UTF_8));
        assertLetter(rig.ratingLetters, "not written by PlainAvro");
        rig.rateBytes("ann", null);
        assertLetter(rig.ratingLetters, "the record has no value");
        refused("ann", rating("ann", "a", 7.0, 1), "rating must lie in 0.5 to 5.0, is 7.0");
        refused("ann", rating("ann", "a", Double.NaN, 1), "rating must lie in 0.5 to 5.0, is NaN");
        refused("bob", rating("ann", "a", 5.0, 1), "key 'bob' is not the userId 'ann'");
        refused(null, rating("ann", "a", 5.0, 1), "key is missing");
        refused("ann", rating("ann", "a", 5.0, 1001), "lies in the future");
        refused("ann", rating("ann", "", 5.0, 1), "movieId must not be empty");
        refused("a b", rating("a b", "a", 5.0, 1), "key 'a b' breaks the rule");
        refused("ann", rating("ann", "a", 5.0, -400_000), "ratedAt lies before 1900");
        rig.eraseBytes("ann", new byte[] {1});
        assertLetter(rig.erasureLetters, "not written by PlainAvro");
        rig.eraseBytes("ann", PlainAvro.encode(rating("ann", "a", 5.0, 1)));
        assertLetter(rig.erasureLetters, "the value is a Rating, topic user-erasures carries Erasure");
        assertThat(rig.metrics.of(Count.DEAD_LETTERED)).isEqualTo(12);
        assertThat(rig.profile("ann")).isNull();
    }

    /** With a half-life of an hour the law reaches three weeks, and no further. */
    @Test
    void aRatingThatTheLawCannotWeighIsSetAside() {
        var hourly = new TasteLaw(
                Samples.LAW.preference(), new ForwardDecay(TopologyRig.NOW, Duration.ofHours(1)), 0.85, 50);
        try (TopologyRig weighing = new TopologyRig(Samples.PACE, hourly, TopologyRig.NOW)) {
            weighing.rate(rating("ann", "a", 5.0, 990));
            weighing.rate(rating("ann", "b", 5.0, 970));
            assertLetter(weighing.ratingLetters, "too far from the landmark");
            weighing.settle();
            assertThat(weighing.profiles().get("ann").getRatingCount()).isEqualTo(1);
        }
    }

    @Test
    void garbageOnMovieDnaLeavesTheFilmsDnaInPlace() {
        rig.film(dna("a", "1"));
        rig.filmBytes("a", "garbage".getBytes(StandardCharsets.UTF_8));
        rig.rate(rating("ann", "a", 5.0, 1));
        assertThat(rig.dnaLetters()).singleElement().satisfies(letter -> assertThat(letter.value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("garbage"));
        assertThat(profile("ann").getPendingCount()).isZero();
    }

    @Test
    void underLoadAViewerIsPublishedOnceHoweverMuchChanges() {
        for (int i = 0; i < 200; i++) {
            rig.rate(rating("ann", "film-" + i, 4.0, i));
        }
        assertThat(rig.emissions()).isEqualTo(Samples.PACE.immediatePerTick());
        assertThat(rig.dirty()).isEqualTo(1);
        rig.settle();
        assertThat(rig.emissions()).isEqualTo(1);
        assertThat(profile("ann").getRatingCount()).isEqualTo(200);
        assertThat(rig.store.seen.get("ann")).hasSize(200);
    }

    @Test
    void aBacklogIsPublishedWhenItPauses() {
        for (int i = 0; i < 50; i++) {
            rig.rateFromBacklog(rating("ann", "film-" + i, 4.0, i));
            rig.ticks(1);
        }
        assertThat(rig.emissions()).isZero();
        rig.settle();
        assertThat(rig.emissions()).isEqualTo(1);
        assertThat(profile("ann").getRatingCount()).isEqualTo(50);
    }

    @Test
    void historyShowsTheHeaviestAndTheLatestWhenThereAreMore() {
        for (int i = 0; i < 400; i++) {
            rig.rate(rating("ann", "film-" + i, i < 350 ? 5.0 : 3.0, i));
        }
        rig.settle();
        TasteProfile profile = profile("ann");
        assertThat(profile.getHistoryComplete()).isFalse();
        assertThat(profile.getHistory()).hasSize(306);
        assertThat(profile.getHistory().get(0).getMovieId()).isEqualTo("film-349");
        assertThat(profile.getRatingCount()).isEqualTo(400);
    }

    @Test
    void anEmptiedStoreIsFilledAgain() {
        rig.film(dna("a", "1"));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.settle();
        rig.store.empty();
        rig.settle();
        rig.ticks(3);
        assertThat(rig.store.profiles).containsOnlyKeys("ann");
        assertThat(rig.store.seen.get("ann")).containsOnlyKeys("a");
    }

    @Test
    void aViewerWhomTheStoreLostUnnoticedIsWrittenInFullWithTheNextRating() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("ann", "b", 5.0, 2));
        rig.settle();
        rig.store.lose("ann");
        rig.rate(rating("ann", "c", 5.0, 3));
        assertThat(rig.store.profiles).isEmpty();
        rig.ticks(2);
        assertThat(rig.store.seen.get("ann")).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void aViewerThatAReaderMissesIsWrittenForReadersAloneAndAStrangerIsNobody() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.settle();
        rig.emissions();
        rig.store.lose("ann");
        rig.store.missed.add("ann");
        rig.store.missed.add("nobody");
        rig.ticks(2);
        assertThat(rig.store.seen).containsOnlyKeys("ann");
        assertThat(rig.emissions()).isZero();
        assertThat(rig.metrics.of(Count.STORE_REPAIRED)).isEqualTo(1);
    }

    @Test
    void topologyIsTheOneThatIsWrittenDown() throws IOException {
        Path dump = Path.of("..", "docs", "topology.txt");
        String described = rig.topology(Samples.PACE, Samples.LAW, 6).describe().toString();
        if (Boolean.getBoolean("topology.write")) {
            Files.writeString(dump, described);
        }
        assertThat(described)
                .as(
                        "the topology changed: does state of earlier releases still fit? If so, run with -Dtopology.write=true to renew %s",
                        dump)
                .isEqualTo(Files.readString(dump));
    }

    private void refused(@Nullable String key, Rating rating, String reason) {
        rig.rateBytes(key, PlainAvro.encode(rating));
        assertLetter(rig.ratingLetters, reason);
    }

    private static void assertLetter(TestOutputTopic<byte[], byte[]> letters, String reason) {
        assertThat(TypedRecords.header(letters.readRecord().headers(), DeadLetter.REASON))
                .contains(reason);
    }

    private static double preference(double stars) {
        return Samples.LAW.preference().of(stars);
    }

    private TasteProfile profile(String user) {
        TasteProfile profile = rig.profile(user);
        assertThat(profile).isNotNull();
        return profile;
    }
}
