package com.movieconcierge.evaluation;

import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.Slice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which settings a model runs with: those with the best NDCG@10 on the validation part, the earlier ones where they tie.
 *
 * @param tried what was tried, in order; empty where there was nothing to choose
 */
record Choice(Recommender chosen, List<Tried> tried) {

    record Tried(String settings, double ndcg) {}

    static Choice among(List<? extends Recommender> candidates, Split validation, long seed, Stages stages) {
        if (candidates.size() == 1) {
            return new Choice(candidates.get(0), List.of());
        }
        Stages.Stage stage = stages.begin(
                "Tuning " + candidates.get(0).name(),
                (long) candidates.size() * validation.questions().size());
        List<Tried> tried = candidates.stream()
                .map(candidate -> new Tried(
                        candidate.settings(),
                        Asking.measure(candidate, validation, seed, stage::advance)
                                .figure(Slice.ALL, Metric.NDCG_10)
                                .mean()))
                .toList();
        int best = 0;
        for (int i = 1; i < tried.size(); i++) {
            best = tried.get(i).ndcg > tried.get(best).ndcg ? i : best;
        }
        return new Choice(candidates.get(best), tried);
    }

    /** As the protocol shows it. */
    String described() {
        return tried.stream()
                .map(one -> String.format(Locale.ROOT, "%s: %.4f", one.settings, one.ndcg))
                .collect(Collectors.joining("; "));
    }
}
