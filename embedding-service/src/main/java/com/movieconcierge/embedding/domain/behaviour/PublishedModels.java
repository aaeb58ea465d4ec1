package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The models that are published, and the one that an operator has decided for.
 *
 * @param models the newest first, those whose parts are not all there among them
 * @param decided empty when the newest is to serve
 */
public record PublishedModels(List<PublishedModel> models, Optional<ModelRef> decided) {
    /**
     * @param parts the numbers of those that are there
     * @param complete whether these are all
     */
    public record PublishedModel(ModelRef ref, List<Integer> parts, boolean complete, BehaviourReport report) {}

    public PublishedModels {
        models = models.stream()
                .sorted(BehaviourReport.newestFirst(PublishedModel::report, PublishedModel::ref))
                .toList();
    }

    /** The newest that is complete. */
    public Optional<PublishedModel> newest() {
        return models.stream().filter(PublishedModel::complete).findFirst();
    }

    /** The one that readers use: the one that was decided for, where it is there; else the newest. */
    public Optional<PublishedModel> serving() {
        return models.stream()
                .filter(model ->
                        model.complete && decided.filter(model.ref::equals).isPresent())
                .findFirst()
                .or(this::newest);
    }

    /**
     * Those that nobody needs any more: older than a model, and neither the complete one before it, which is what one goes back
     * to, nor the one that was decided for.
     *
     * @param mustGo whether a model is not to be gone back to: it was fitted on what somebody has asked to be forgotten
     */
    public List<PublishedModel> superseded(PublishedModel by, Predicate<PublishedModel> mustGo) {
        List<PublishedModel> older = models.subList(models.indexOf(by) + 1, models.size());
        Optional<PublishedModel> before =
                older.stream().filter(PublishedModel::complete).findFirst().filter(mustGo.negate());
        return older.stream()
                .filter(model -> before.filter(model::equals).isEmpty()
                        && decided.filter(model.ref::equals).isEmpty())
                .toList();
    }
}
