package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.CatalogueChange.DnaChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.FilmChanged;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.NeighbourSpace;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationPipelineTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final List<Verdict> AVAS =
            List.of(new Verdict(3, 5.0), new Verdict(8, 4.5), new Verdict(14, 1.0), new Verdict(22, 4.0));
    private static final Clock CLOCK = Clock.fixed(TestWorld.NOW, ZoneOffset.UTC);

    private final FakeProfiles profiles = new FakeProfiles();
    private final DnaIndex index = WORLD.index();
    private final RecommendationPipeline pipeline = pipeline(index, profiles);

    static RecommendationPipeline pipeline(DnaIndex index, FakeProfiles profiles) {
        return pipeline(index, profiles, CLOCK);
    }

    static RecommendationPipeline pipeline(DnaIndex index, FakeProfiles profiles, Clock clock) {
        PopularityBaseline crowd = new PopularityBaseline(TestWorld.LAW.trendingHalfLife());
        return new RecommendationPipeline(
                new StoredTasteHydrator(
                        profiles, taste -> index.snapshot(), () -> true, TestWorld.RATED_ONLY, crowd, clock),
                new LawScorer(RowScanner.best(), TestWorld.LAW.beta(), crowd),
                new DiversitySelector(TestWorld.LISTS.rotation()),
                new Explorer(
                        new LawScorer(RowScanner.best(), TestWorld.LAW.beta(), crowd), TestWorld.LISTS.exploration()),
                new ExactExplainer(RowScanner.best(), TestWorld.LAW.beta(), 2, Uncounted.NONE),
                Uncounted.NONE,
                clock);
    }

    @Test
    void theListFallsByScoreAndEveryScoreAddsUp() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
        Recommendations list = pipeline.recommend(RecommendationRequest.of("ava", 20));
        assertThat(list.source()).isEqualTo(Source.PROFILE);
        assertThat(list.profileOffset()).isEqualTo(7);
        assertThat(list.list()).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        for (Recommendation film : list.list()) {
            double sum = film.contributions().stream()
                    .mapToDouble(Contribution::share)
                    .sum();
            assertThat(sum).isCloseTo(film.score(), within(1e-9));
            assertThat(film.contributions())
                    .extracting(Contribution::kind)
                    .containsExactly(
                            Contribution.Kind.FILM,
                            Contribution.Kind.FILM,
                            Contribution.Kind.REST,
                            Contribution.Kind.POPULARITY);
        }
    }

    @Test
    void seenFilmsAreLeftOutUnlessAskedFor() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
        assertThat(ids(pipeline.recommend(RecommendationRequest.of("ava", 60))))
                .hasSize(56)
                .doesNotContain("m3", "m8", "m14", "m22");
        var all = new RecommendationRequest("ava", 60, null, null, null, false, ListShape.BEST);
        assertThat(ids(pipeline.recommend(all))).hasSize(60);
    }

    @Test
    void genreAndYearsAreRespected() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
        var westerns = new RecommendationRequest("ava", 60, "WESTERN", 1985, 2000, true, ListShape.BEST);
        assertThat(pipeline.recommend(westerns).list()).isNotEmpty().allSatisfy(film -> {
            assertThat(film.film().genres()).contains("Western");
            assertThat(film.film().year()).isBetween(1985, 2000);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sci-Fi", "science fiction", "SciFi"})
    void aGenreIsFoundByAnyOfItsNamesWhateverAFilmCallsIt(String genre) {
        Film sciFi = WORLD.films().get(3);
        index.apply(List.of(new FilmChanged(
                sciFi.movieId(),
                Film.builder(sciFi.movieId(), sciFi.title())
                        .year(sciFi.year())
                        .genres(List.of("Drama", "Science Fiction"))
                        .build())));

        Recommendations found =
                pipeline.recommend(new RecommendationRequest("stranger", 60, genre, null, null, true, ListShape.BEST));

        assertThat(ids(found)).hasSize(12).contains("m3", "m8");
    }

    @Test
    void diversityMakesTheListLessAlike() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
        var close = pipeline.recommend(RecommendationRequest.of("ava", 5));
        var diverse =
                pipeline.recommend(new RecommendationRequest("ava", 5, null, null, null, true, ListShape.of(0.9, 0)));
        assertThat(diverse.list().get(0).film()).isEqualTo(close.list().get(0).film());
        assertThat(likeness(diverse)).isLessThan(likeness(close));
    }

    @Test
    void aStrangerGetsTheCrowdsList() {
        Recommendations list = pipeline.recommend(RecommendationRequest.of("stranger", 3));
        assertThat(list.source()).isEqualTo(Source.TRENDING);
        assertThat(ids(list)).containsExactly("m0", "m1", "m2");
        assertThat(list.list().get(0).reason()).isEqualTo("Trending: 101 ratings, 4.0 on average");
    }

    @Test
    void withoutProfilesTheListSaysSo() {
        profiles.goAway();
        Recommendations list = pipeline.recommend(RecommendationRequest.of("ava", 3));
        assertThat(list.degraded()).containsExactly(StoredTasteHydrator.PROFILES_UNAVAILABLE);
        assertThat(list.list()).hasSize(3);
    }

    @Test
    void whereNothingIsRatedTheNewestFilmsAreShownAndItIsSaid() {
        DnaIndex unrated =
                new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
        for (Film film : WORLD.films()) {
            unrated.apply(List.of(new FilmChanged(film.movieId(), film)));
        }
        Recommendations list = pipeline(unrated, profiles).recommend(RecommendationRequest.of("ava", 2));
        assertThat(list.source()).isEqualTo(Source.POPULAR);
        assertThat(list.list()).allSatisfy(film -> {
            assertThat(film.reason()).startsWith("Nothing has been rated yet");
        });
        assertThat(ids(list)).as("from 2019 and 2018").containsExactly("m39", "m38");
    }

    @Test
    void theReasonNamesTheLikedFilmWithTheLargestShareAndWhatIsShared() {
        TasteProfile taste = WORLD.taste("ava", AVAS, 100, 7);
        profiles.put(taste);
        for (Recommendation film :
                pipeline.recommend(RecommendationRequest.of("ava", 5)).list()) {
            Contribution strongest = film.contributions().stream()
                    .filter(part ->
                            part.kind() == Contribution.Kind.FILM && part.rating() >= Math.max(3, taste.middleStars()))
                    .max(Comparator.comparingDouble(Contribution::share))
                    .orElseThrow();
            assertThat(film.reason())
                    .startsWith("Because you rated '" + strongest.film().title() + "' " + strongest.rating());
        }
    }

    @Test
    void aProfileOfAnotherModelIsNotUsed() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
        DnaIndex newer = new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
        newer.apply(WORLD.changes());
        TestWorld wider = new TestWorld("m", 60, 32, 12, 8);
        for (int i = 0; i < 60; i++) {
            newer.apply(List.of(new DnaChanged(wider.id(i), renamed(wider, i))));
        }
        newer.refit();
        Recommendations list = pipeline(newer, profiles).recommend(RecommendationRequest.of("ava", 3));
        assertThat(list.degraded()).contains(StoredTasteHydrator.PROFILE_OF_OTHER_MODEL);
        assertThat(list.source()).isNotEqualTo(Source.PROFILE);
    }

    private static FilmDna renamed(TestWorld world, int film) {
        var dna = world.dna().get(film);
        return new FilmDna(dna.movieId(), "newer-" + film, dna.blocks());
    }

    private double likeness(Recommendations list) {
        NeighbourSpace space = new NeighbourSpace(index.snapshot());
        double sum = 0;
        for (Recommendation a : list.list()) {
            var point = space.point(row(a));
            for (Recommendation b : list.list()) {
                sum += space.similarity(point, row(b));
            }
        }
        return sum;
    }

    private int row(Recommendation recommendation) {
        return index.snapshot().rowOf(recommendation.film().movieId());
    }

    private static List<String> ids(Recommendations list) {
        return list.list().stream().map(film -> film.film().movieId()).toList();
    }
}
