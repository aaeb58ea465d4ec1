package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.evaluation.measure.Answer;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.CatalogueChange.DnaChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.FilmChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.PopularityChanged;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.CandidateFilter;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Snapshots;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The product as it serves: ratings go through the book of the profile service, films into the index of the recommend service,
 * and a question through its hydrator, filters and scorer, with the settings of both. Only Kafka and Redis are left out.
 */
public final class LawRecommender implements Recommender {
    /** The law without what people choose next, as it is asked for. */
    public static final String CONTENT = "content";
    /** The law as it serves. */
    public static final String PRODUCT = "product";
    /** The law as it would serve if somebody could ask within the second of their last rating. */
    public static final String ANY_GAP = "product-any-gap";

    /** Above every score of the law; whole numbers below it are exact. */
    private static final float AHEAD = 1e6f;

    private final List<String> ids;
    private final Map<String, FilmDna> dna = new HashMap<>();
    private final Optional<LearnedBehaviour> behaviour;
    private final ProductLaw law;
    /** What the clock on the wall is to the product: the moment at which a thread asks. */
    private final ThreadLocal<Instant> askedAt = ThreadLocal.withInitial(() -> Instant.EPOCH);

    private final DnaIndex index;
    private final AskedViewer profiles = new AskedViewer();
    private final StoredTasteHydrator hydrator;
    private final LawScorer scorer;
    private final DiversitySelector selector;
    private final Explorer explorer;
    private final ThreadLocal<ReplayedViewer> viewers = new ThreadLocal<>();
    private int[] filmOfRow = new int[0];
    private @Nullable Training learned;

    /**
     * @param encoded DNA of the films, in their order
     * @param behaviour empty for the content law alone
     */
    public LawRecommender(List<Film> films, List<FilmDna> encoded, Optional<LearnedBehaviour> behaviour) {
        this.behaviour = behaviour;
        this.law = behaviour
                .flatMap(LearnedBehaviour::leastGap)
                .map(ProductLaw.configured()::withLeastGap)
                .orElseGet(ProductLaw::configured);
        this.ids = films.stream().map(Film::movieId).toList();
        this.index = new DnaIndex(
                law.scoring().recipes(), law.scoring().alphas(), law.scoring().popularHalfLife());
        List<CatalogueChange> changes = new ArrayList<>();
        for (int film = 0; film < films.size(); film++) {
            dna.put(ids.get(film), encoded.get(film));
            changes.add(new FilmChanged(ids.get(film), films.get(film)));
            changes.add(new DnaChanged(ids.get(film), encoded.get(film)));
        }
        index.apply(changes);
        index.refit();
        PopularityBaseline crowd = new PopularityBaseline(law.scoring().trendingHalfLife());
        ViewerQuestions questions = new ViewerQuestions(law.scoring(), (statement, snapshot) -> {
            throw new IllegalStateException("nobody states anything in an evaluation");
        });
        Clock clock = ((InstantSource) askedAt::get).withZone(ZoneOffset.UTC);
        this.hydrator = new StoredTasteHydrator(
                profiles, new Snapshots.ModelFollowing(index), () -> true, questions, crowd, clock);
        this.scorer = new LawScorer(RowScanner.best(), law.scoring().beta(), crowd);
        this.selector = new DiversitySelector(law.lists().rotation());
        this.explorer = new Explorer(scorer, law.lists().exploration());
    }

    @Override
    public String name() {
        return behaviour.map(LearnedBehaviour::name).orElse(CONTENT);
    }

    @Override
    public String settings() {
        return "alphas=" + new TreeMap<>(law.scoring().alphas()) + " lambda="
                + law.scoring().lambda() + " beta=" + law.scoring().beta()
                + behaviour
                        .map(learned -> " " + law.scoring().behaviour() + " " + learned.settings())
                        .orElse("");
    }

    /** Learns only what it has not learned last: lists of several shapes share it. */
    @Override
    public void fit(Training training) {
        if (training == learned) {
            return;
        }
        Map<String, Popularity> counted = new HashMap<>();
        training.viewers().forEach(events -> count(events, counted));
        index.apply(ids.stream()
                .map(id -> new PopularityChanged(id, counted.getOrDefault(id, Popularity.NONE)))
                .toList());
        index.serve(behaviour.map(learned -> learned.fit(training, ids)).orElse(null));
        IndexSnapshot snapshot = index.snapshot();
        Map<String, Integer> numbers = new HashMap<>();
        for (int film = 0; film < ids.size(); film++) {
            numbers.put(ids.get(film), film);
        }
        int rows = snapshot.block().rows();
        filmOfRow = new int[rows];
        for (int row = 0; row < rows; row++) {
            filmOfRow[row] = numbers.getOrDefault(snapshot.film(row).movieId(), -1);
        }
        learned = training;
    }

    private void count(ViewerEvents events, Map<String, Popularity> counted) {
        for (int i = 0; i < events.size(); i++) {
            double stars = Float.isNaN(events.stars(i)) ? 0 : events.stars(i);
            String film = ids.get(events.film(i));
            var change = new PopularityChange(
                    film, Optional.empty(), Optional.of(new PopularityChange.Star(stars, events.time(i) * 1000)));
            counted.put(film, change.appliedTo(counted.getOrDefault(film, Popularity.NONE), law.popularity()));
        }
    }

    @Override
    public void score(Question question, float[] scores) {
        score(question, ListShape.BEST, scores);
    }

    /** With the list of ten that the product would make in a shape before all others. */
    void score(Question question, ListShape shape, float[] scores) {
        ReplayedViewer viewer = viewers.get();
        if (viewer == null || !viewer.leadsTo(question)) {
            viewer = new ReplayedViewer(question.viewer(), ids, dna, law.taste());
            viewers.set(viewer);
        }
        profiles.set(viewer.after(question.history()));
        askedAt.set(Instant.ofEpochSecond(question.askedAt().orElse(0)));
        Query query = hydrator.hydrate(RecommendationRequest.of(viewer.userId(), ids.size()));
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        RowSet candidates = CandidateFilter.filtered(query);
        List<Scored> ranked = scorer.score(query, candidates);
        ranked.forEach(scored -> scores[filmOfRow[scored.row()]] = (float) scored.score());
        if (!shape.equals(ListShape.BEST)) {
            Query shaped = query.asking(RecommendationRequest.of(viewer.userId(), Answer.LIST, shape));
            List<Scored> pool = ranked.subList(0, Math.min(LawScorer.pool(shaped.request()), ranked.size()));
            List<Scored> selected = selector.select(shaped, pool);
            List<Scored> list = explorer.explore(shaped, candidates, selected).list();
            for (int place = 0; place < list.size(); place++) {
                scores[filmOfRow[list.get(place).row()]] = AHEAD - place;
            }
        }
    }
}
