package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Modality;
import com.movieconcierge.recommend.domain.film.Film;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lists the largest shares one by one, folds the others into one, and words the strongest. */
public final class ExactExplainer implements Explainer {
    private final double beta;
    private final int mostFilms;
    private final PipelineMetrics metrics;

    /** @param mostFilms rated films that are listed one by one under a recommendation; positive */
    public ExactExplainer(double beta, int mostFilms, PipelineMetrics metrics) {
        this.beta = beta;
        this.mostFilms = mostFilms;
        this.metrics = metrics;
    }

    @Override
    public List<Recommendation> explain(Query query, List<Scored> selected) {
        List<Recommendation> list = new ArrayList<>();
        if (query.taste().isPresent() && query.vectors().isPresent()) {
            var attribution = new Attribution(
                    query.index(), query.taste().get(), query.vectors().get(), beta);
            for (Scored scored : selected) {
                list.add(personal(list.size() + 1, query.index().film(scored.row()), attribution.of(scored.row())));
            }
        } else {
            for (Scored scored : selected) {
                list.add(new Recommendation(
                        list.size() + 1,
                        query.index().film(scored.row()),
                        scored.score(),
                        Reasons.crowd(query, scored.row()),
                        List.of(Contribution.popularity(scored.score()))));
            }
        }
        return list;
    }

    private Recommendation personal(int rank, Film film, Attribution.Parts parts) {
        if (parts.inconsistent()) {
            metrics.historyDisagreed();
        }
        return new Recommendation(rank, film, parts.score(), Reasons.personal(film, parts), folded(parts));
    }

    private List<Contribution> folded(Attribution.Parts parts) {
        List<Contribution> named = new ArrayList<>(
                parts.films().subList(0, Math.min(mostFilms, parts.films().size())));
        // The film of the sentence is among the bars, even where larger negative shares would crowd it out.
        Reasons.strongest(parts.films()).filter(film -> !named.contains(film)).ifPresent(film -> {
            named.set(named.size() - 1, film);
        });
        Map<Modality, Double> rest = new EnumMap<>(Modality.class);
        rest.putAll(parts.rest().byModality());
        double share = parts.rest().share();
        for (Contribution film : parts.films()) {
            if (!named.contains(film)) {
                share += film.share();
                film.byModality().forEach((modality, part) -> rest.merge(modality, part, Double::sum));
            }
        }
        named.add(new Contribution(Contribution.Kind.REST, null, null, share, rest));
        named.add(parts.popularity());
        return named;
    }
}
