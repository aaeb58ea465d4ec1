package com.movieconcierge.benchmarks;

import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.config.RecommendProperties;
import com.movieconcierge.recommend.domain.behaviour.ServedBehaviour;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.ListLaw;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A catalogue of made-up vectors of the product's sizes, one viewer, and what made-up people did: for timing lists alone. */
final class MadeWorld {
    static final String VIEWER = "ava";

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Map<Modality, Integer> DIMENSIONS = Map.of(Modality.THEME, 384, Modality.FACTS, 512);
    /** What a full profile lists, and half of a scale's length of it weighs anything. */
    private static final int LISTED = 300;

    private static final int MOST_LEARNED = 3_000;
    private static final int PEOPLE = 3_000;
    private static final int EACH_RATED = 60;

    private final Random random = new Random(20261129);
    private final ScoringLaw law;
    private final ListLaw lists;
    private final DnaIndex index;
    private final List<String> ids;

    MadeWorld(int films) {
        String service = "recommend-service";
        RecommendProperties settings = YamlSettings.of(service, RecommendProperties.class);
        lists = settings.lists().law();
        law = settings.scoring()
                .law(YamlSettings.of(service, PlatformProperties.class).popularity());
        index = new DnaIndex(law.recipes(), law.alphas(), law.popularHalfLife());
        ids = IntStream.range(0, films).mapToObj(film -> "m" + film).toList();
        List<CatalogueChange> changes = new ArrayList<>();
        for (String id : ids) {
            changes.add(new CatalogueChange.FilmChanged(
                    id, Film.builder(id, id).genres(List.of("Drama")).year(1990).build()));
            changes.add(new CatalogueChange.DnaChanged(id, new FilmDna(id, id, blocks())));
            changes.add(new CatalogueChange.PopularityChanged(id, new Popularity(9, 30, 9, 1, NOW)));
        }
        index.apply(changes);
        index.refit();
    }

    /** Of no films. */
    static RecommendationPipeline empty() {
        return new MadeWorld(0).pipeline(false);
    }

    private List<FilmDna.Block> blocks() {
        return DIMENSIONS.entrySet().stream()
                .map(size -> new FilmDna.Block(size.getKey(), model(size.getKey()), vector(size.getValue())))
                .toList();
    }

    private static ModelRef model(Modality modality) {
        return new ModelRef(modality.key(), "1");
    }

    private float[] vector(int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    RecommendationPipeline pipeline(boolean withBehaviour) {
        if (withBehaviour) {
            index.serve(learned());
        }
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        PopularityBaseline crowd = new PopularityBaseline(law.trendingHalfLife());
        ViewerQuestions questions = new ViewerQuestions(law, (statement, snapshot) -> {
            throw new IllegalStateException("nobody states anything here");
        });
        RowScanner scanner = RowScanner.best();
        LawScorer scorer = new LawScorer(scanner, law.beta(), crowd);
        return new RecommendationPipeline(
                new StoredTasteHydrator(
                        new OneViewer(profile()), taste -> index.snapshot(), () -> true, questions, crowd, clock),
                scorer,
                new DiversitySelector(lists.rotation()),
                new Explorer(scorer, lists.exploration()),
                new ExactExplainer(scanner, law.beta(), 5, new Untimed()),
                new Untimed(),
                clock);
    }

    private TasteProfile profile() {
        int listed = Math.min(LISTED, ids.size() / 2);
        List<TasteProfile.RatedFilm> history = new ArrayList<>();
        for (int i = 0; i < listed; i++) {
            history.add(new TasteProfile.RatedFilm(
                    ids.get(i), 4, NOW.minus(Duration.ofHours(i + 1L)), 0.5, i < 50 ? Math.pow(0.9, i) : 0));
        }
        List<TasteProfile.Sum> sums = new ArrayList<>();
        DIMENSIONS.forEach((modality, size) -> {
            for (TasteScale scale : TasteScale.values()) {
                sums.add(new TasteProfile.Sum(modality, scale, model(modality), 10, vector(size)));
            }
        });
        return new TasteProfile(VIEWER, 1, 0, 1, NOW, listed, 0, sums, history, false, null, null);
    }

    private ServedBehaviour learned() {
        int learned = Math.min(MOST_LEARNED, ids.size());
        List<ViewerEvents> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            int[] films = random.ints(0, learned).distinct().limit(EACH_RATED).toArray();
            long[] times =
                    IntStream.range(0, films.length).mapToLong(i -> i * 60L).toArray();
            people.add(new ViewerEvents(films, new float[films.length], times));
        }
        NextFilmModel model = NextFilmFit.fit(people, ids, NextFilmSettings.DEFAULT, FilmContent.NONE);
        var report = new BehaviourReport(
                NOW, (long) PEOPLE * EACH_RATED, PEOPLE, learned, NOW, NOW, 0, 0, 0, Duration.ZERO, 0);
        return new ServedBehaviour(new ModelRef("made-up", "1"), report, model);
    }

    private record OneViewer(TasteProfile taste) implements ViewerProfiles {
        @Override
        public StoredTaste load(String userId) {
            Map<String, Double> seen = new HashMap<>();
            taste.history().forEach(film -> seen.put(film.movieId(), film.stars()));
            return new StoredTaste(taste, seen);
        }

        @Override
        public List<TasteProfile> tastes(List<String> userIds) {
            return List.of(taste);
        }

        @Override
        public long appliedOffset(String userId) {
            return taste.appliedOffset();
        }

        @Override
        public List<Viewer> viewers(int limit, String query) {
            return List.of();
        }

        @Override
        public boolean isReachable() {
            return true;
        }
    }

    private record Untimed() implements PipelineMetrics {
        @Override
        public <T> T timed(String stage, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void served(Recommendations recommendations) {
            // JMH counts.
        }

        @Override
        public void historyDisagreed() {
            // The made-up sums are not of the made-up history.
        }
    }
}
