package com.movieconcierge.evaluation;

import com.movieconcierge.evaluation.EvaluationRequest.Source;
import com.movieconcierge.evaluation.data.DatasetBuilder;
import com.movieconcierge.evaluation.data.GivenSplit;
import com.movieconcierge.evaluation.data.LeftOutFilms;
import com.movieconcierge.evaluation.data.MovieLensFolder;
import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.data.Splitter;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import com.movieconcierge.evaluation.report.Evaluation;
import com.movieconcierge.evaluation.report.Evaluation.Line;
import com.movieconcierge.evaluation.report.Evaluation.TieSpread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation, from files to figures:
 *
 * <pre>
 * ratings → split        what is learned from, what is asked about
 *         → choice       settings of each model, on a part of what is learned from
 *         → answers      every film ranked for every question
 *         → figures      with what they may be off by
 * </pre>
 */
public final class EvaluationRun {
    private final EvaluationRequest request;
    private final Stages stages;
    private final Splitter splitter;
    private final List<Line> tuning = new ArrayList<>();

    public EvaluationRun(EvaluationRequest request, Stages stages) {
        this.request = request;
        this.stages = stages;
        this.splitter = new Splitter(
                request.source() instanceof Source.MovieLens folder ? folder.split() : "last-1",
                request.knowsTime(),
                request.seed());
    }

    /** The models that are measured where none are named: the product, content alone, and the peers. */
    public static List<String> usualModels() {
        return ModelFamilies.USUAL;
    }

    /** The models that can be asked for. */
    public static Set<String> models() {
        return ModelFamilies.names();
    }

    /** @throws com.movieconcierge.evaluation.data.EvaluationException when the request cannot be met; the message says why */
    public Evaluation run() throws IOException {
        if (request.source() instanceof Source.Given files) {
            Split split = GivenSplit.read(files.train(), files.query(), files.holdout(), request.knowsTime());
            return evaluated(split, null, List.of());
        }
        Source.MovieLens folder = (Source.MovieLens) request.source();
        DatasetBuilder ratings = MovieLensFolder.read(folder.folder(), folder.texts());
        Split split = splitter.split(ratings.build());
        return evaluated(split, folder.stills(), randomOrders(ratings));
    }

    /** The same split of the same ratings, those of one moment in orders of chance. */
    private List<Split> randomOrders(DatasetBuilder ratings) {
        List<Split> orders = new ArrayList<>();
        for (int order = 0; order < request.tieOrders(); order++) {
            orders.add(splitter.split(ratings.build(new Random(request.seed() + order))));
        }
        return orders;
    }

    private Evaluation evaluated(Split all, @Nullable Path stills, List<Split> orders) {
        Split split = LeftOutFilms.of(all, request.leftOut(), request.seed());
        ModelFamilies families =
                new ModelFamilies(split.dataset().films(), request.cache(), stills, split.hasMoments(), stages);
        // All choices first: what models share is then learned once on the validation part and once for the questions.
        Split validation = splitter.validation(split);
        List<Recommender> models = request.models().stream()
                .map(name -> chosen(families.of(name), validation))
                .toList();
        List<ModelResult> results = models.stream()
                .map(model -> measured(model, split, model.name()))
                .toList();
        return new Evaluation(Protocol.of(request, split, tuning), results, ties(models.get(0), orders));
    }

    private Recommender chosen(List<? extends Recommender> candidates, Split validation) {
        Choice choice = Choice.among(candidates, validation, request.seed(), stages);
        if (!choice.tried().isEmpty()) {
            tuning.add(new Line("Tuned " + choice.chosen().name(), choice.described()));
        }
        return choice.chosen();
    }

    private List<TieSpread> ties(Recommender model, List<Split> orders) {
        List<Double> values = orders.stream()
                .map(order -> measured(model, order, model.name() + ", ties reordered")
                        .figure(Slice.ALL, Metric.NDCG_10)
                        .mean())
                .toList();
        return values.isEmpty() ? List.of() : List.of(new TieSpread(model.name(), values));
    }

    private ModelResult measured(Recommender model, Split split, String stage) {
        Stages.Stage asking = stages.begin(stage, split.questions().size());
        return Asking.measure(model, split, request.seed(), asking::advance);
    }
}
