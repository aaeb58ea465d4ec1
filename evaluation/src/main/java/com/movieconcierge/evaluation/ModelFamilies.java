package com.movieconcierge.evaluation;

import com.movieconcierge.behaviour.AskingGaps;
import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.embedding.domain.behaviour.FilmFeatures;
import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.evaluation.peer.Ease;
import com.movieconcierge.evaluation.peer.ImplicitAls;
import com.movieconcierge.evaluation.peer.ItemNeighbours;
import com.movieconcierge.evaluation.peer.MarkovChain;
import com.movieconcierge.evaluation.peer.Popular;
import com.movieconcierge.evaluation.peer.RankSysNeighbours;
import com.movieconcierge.evaluation.peer.RecentlyPopular;
import com.movieconcierge.evaluation.product.BehaviourRecommender;
import com.movieconcierge.evaluation.product.FilmEncoding;
import com.movieconcierge.evaluation.product.HybridRecommender;
import com.movieconcierge.evaluation.product.LawRecommender;
import com.movieconcierge.evaluation.product.LearnedBehaviour;
import com.movieconcierge.evaluation.product.ShapedRecommender;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Every model there is, each as the settings that it may run with; more than one are chosen from on a validation part. */
final class ModelFamilies {
    /** Others learn much of the same again, and what they answer is of interest to us alone. */
    static final List<String> USUAL = List.of(
            LawRecommender.PRODUCT,
            LawRecommender.CONTENT,
            Popular.NAME,
            RecentlyPopular.NAME,
            ItemNeighbours.NAME,
            RankSysNeighbours.NAME,
            MarkovChain.NAME,
            Ease.NAME,
            ImplicitAls.NAME);

    private static final long REMEMBERED_BYTES = 1L << 29;
    private static final double[] WEIGHTS = {6, 12, 24};

    private final Map<String, Supplier<List<? extends Recommender>>> families = new LinkedHashMap<>();
    private final List<Film> films;
    private final Path cache;
    private final @Nullable Path stills;
    private final Stages stages;
    private final boolean knowsTime;
    private @Nullable Recommender content;
    private @Nullable LawRecommender product;
    private @Nullable List<FilmDna> encoded;
    private @Nullable FilmContent features;

    /** @param knowsTime whether models are told the moment of asking */
    ModelFamilies(List<Film> films, Path cache, @Nullable Path stills, boolean knowsTime, Stages stages) {
        this.films = films;
        this.knowsTime = knowsTime;
        this.cache = cache;
        this.stills = stills;
        this.stages = stages;
        families.put(LawRecommender.CONTENT, () -> List.of(content()));
        families.put(LawRecommender.PRODUCT, () -> List.of(product()));
        families.put(ShapedRecommender.DIVERSE, () -> List.of(ShapedRecommender.diverse(product())));
        families.put(ShapedRecommender.CALIBRATED, () -> List.of(ShapedRecommender.calibrated(product())));
        families.put(ShapedRecommender.ROTATED, () -> List.of(ShapedRecommender.rotated(product())));
        families.put(ShapedRecommender.EXPLORED, () -> List.of(ShapedRecommender.explored(product())));
        families.put(
                LawRecommender.ANY_GAP,
                () -> List.of(product(LawRecommender.ANY_GAP, NextFilmSettings.ANY_GAP, Optional.of(Duration.ZERO))));
        families.put(BehaviourRecommender.NAME, () -> List.of(behaviour(NextFilmSettings.DEFAULT)));
        families.put(BehaviourRecommender.RIDGE, () -> List.of(behaviour(NextFilmSettings.RIDGE)));
        families.put(HybridRecommender.NAME, this::hybrids);
        families.put(Popular.NAME, Popular::candidates);
        families.put(RecentlyPopular.NAME, RecentlyPopular::candidates);
        families.put(ItemNeighbours.NAME, ItemNeighbours::candidates);
        families.put(RankSysNeighbours.NAME, RankSysNeighbours::candidates);
        families.put(MarkovChain.NAME, MarkovChain::candidates);
        families.put(Ease.NAME, Ease::candidates);
        families.put(ImplicitAls.NAME, ImplicitAls::candidates);
    }

    /** What may be asked for, in the order in which all are measured. */
    static Set<String> names() {
        return new ModelFamilies(List.of(), Path.of(""), null, false, Stages.UNSEEN).families.keySet();
    }

    /** @throws EvaluationException when there is no such model */
    List<? extends Recommender> of(String name) {
        Supplier<List<? extends Recommender>> family = families.get(name);
        if (family == null) {
            throw new EvaluationException("There is no model '" + name + "'; there are " + families.keySet() + ".");
        }
        return family.get();
    }

    private Recommender behaviour(NextFilmSettings settings) {
        return new BehaviourRecommender(ids(), known(settings));
    }

    /** Models that must not know the moment of asking have learned nothing of moments. */
    private NextFilmSettings known(NextFilmSettings settings) {
        return knowsTime ? settings : settings.withGaps(AskingGaps.NONE);
    }

    private List<String> ids() {
        return films.stream().map(Film::movieId).toList();
    }

    private List<HybridRecommender> hybrids() {
        Recommender content = content();
        Recommender behaviour = new RememberedScores(behaviour(NextFilmSettings.DEFAULT), REMEMBERED_BYTES);
        return DoubleStream.of(WEIGHTS)
                .mapToObj(weight -> new HybridRecommender(content, behaviour, weight))
                .toList();
    }

    /** One for all lists that are made with it. */
    private LawRecommender product() {
        LawRecommender made = product;
        if (made == null) {
            made = product(LawRecommender.PRODUCT, NextFilmSettings.DEFAULT, Optional.empty());
            product = made;
        }
        return made;
    }

    private LawRecommender product(String name, NextFilmSettings settings, Optional<Duration> leastGap) {
        var behaviour = new LearnedBehaviour(name, known(settings), leastGap, features());
        return new LawRecommender(films, encoded(), Optional.of(behaviour));
    }

    private List<FilmDna> encoded() {
        List<FilmDna> made = encoded;
        if (made == null) {
            made = new FilmEncoding(cache, stills).encode(films, stages);
            encoded = made;
        }
        return made;
    }

    private FilmContent features() {
        FilmContent made = features;
        if (made == null) {
            made = FilmFeatures.of(List.copyOf(encoded()));
            features = made;
        }
        return made;
    }

    /** One for all: asking it costs more than all others together. */
    private Recommender content() {
        Recommender made = content;
        if (made == null) {
            made = new RememberedScores(new LawRecommender(films, encoded(), Optional.empty()), REMEMBERED_BYTES);
            content = made;
        }
        return made;
    }
}
