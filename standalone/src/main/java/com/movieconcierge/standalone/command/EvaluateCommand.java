package com.movieconcierge.standalone.command;

import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.evaluation.EvaluationRequest;
import com.movieconcierge.evaluation.EvaluationRequest.Source;
import com.movieconcierge.evaluation.EvaluationRun;
import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.evaluation.report.Evaluation;
import com.movieconcierge.evaluation.report.HtmlReport;
import com.movieconcierge.evaluation.report.JsonReport;
import com.movieconcierge.evaluation.report.TextTable;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.standalone.prequential.PrequentialRequest;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concierge evaluate}: how good the lists are on anyone's ratings; needs nothing that runs. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows how well the lists say what people choose next, beside recommenders of the literature, on ratings of your own.",
            "Every unseen film is ranked for every question. Nothing has to be running.",
            "Example: ./concierge evaluate --movielens ml-latest-small --split last-6",
            "Example: ./concierge evaluate --movielens ml-latest-small --prequential --last 1000"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final String LAST_1 = "last-1";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Ratings ratings = new Ratings();

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Which to measure, in this order; default: product, content and the peers. There are product (as it serves);"
                            + " product-diverse, product-calibrated, product-rotated and product-explored (its lists shaped so); its parts"
                            + " content, behaviour and ridge; and the peers popular, popular-7d, item-knn, ranksys-item-knn,"
                            + " markov, ease and ials. docs/evaluation.md says what each is.")
    private List<String> models = new ArrayList<>(EvaluationRun.usualModels());

    @Option(
            names = "--request-time",
            paramLabel = "yes|no",
            defaultValue = "yes",
            description = "Whether models may know the moment of asking; default: yes.")
    private String requestTime = "yes";

    @Option(
            names = "--tie-orders",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Measures the first model over so many random orders of the ratings that share their second; each is"
                            + " learned anew. Default: 0.")
    private int tieOrders;

    @Option(
            names = "--leave-films-out",
            paramLabel = "PART",
            defaultValue = "0",
            description =
                    "Takes all ratings of a part of the films out of what is learned from, such as 0.1: how films do"
                            + " that nobody has rated. Default: 0.")
    private double leftOut;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything left to chance; default: 1. The same seed gives the same figures.")
    private long seed;

    @Mixin
    private PrequentialOptions prequential = new PrequentialOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures to a file.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with plots.")
    private @Nullable Path html;

    /** Where the ratings come from. */
    static final class Ratings {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Folder folder;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Files files;
    }

    /** A MovieLens folder. */
    static final class Folder {
        @Option(
                names = "--movielens",
                required = true,
                paramLabel = "DIR",
                description = "Folder with movies.csv and ratings.csv, or movies.dat and ratings.dat.")
        private Path movieLens = Path.of("");

        @Option(
                names = "--split",
                paramLabel = "SPLIT",
                defaultValue = LAST_1,
                description = "last-1, last-N, global-time or random-80-20; default: last-1.")
        private String split = LAST_1;

        @Option(
                names = "--texts",
                paramLabel = "FILE",
                description = "JSON lines with synopses, keywords and people, by movieId.")
        private @Nullable Path texts;

        @Option(names = "--stills", paramLabel = "DIR", description = "Pictures of the films, <movieId>.jpg.")
        private @Nullable Path stills;
    }

    /** A split that somebody else has made. */
    static final class Files {
        @Option(
                names = "--train",
                required = true,
                paramLabel = "CSV",
                description =
                        "What is learned from: userId,movieId,rating,timestamp; the last two may be absent, then rows"
                                + " are in order.")
        private Path train = Path.of("");

        @Option(names = "--query", required = true, paramLabel = "CSV", description = "Histories that are asked with.")
        private Path query = Path.of("");

        @Option(
                names = "--holdout",
                required = true,
                paramLabel = "CSV",
                description = "What each of them did after it; its times are the moments of asking.")
        private Path holdout = Path.of("");
    }

    @Override
    public Integer call() throws IOException {
        Folder folder = ratings.folder;
        if (prequential.isWanted() && folder != null) {
            var request =
                    new PrequentialRequest(folder.movieLens, folder.texts, folder.stills, prequential.last(), seed);
            PrequentialEvaluation.run(request, json, html);
            return 0;
        }
        EvaluationRequest request = request();
        Evaluation evaluation;
        try (var bars = new StageBars()) {
            evaluation = new EvaluationRun(request, bars).run();
        } catch (EvaluationException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        System.out.print(TextTable.of(evaluation));
        if (json != null) {
            JsonReport.write(evaluation, json);
            System.out.println("All figures: " + json);
        }
        if (html != null) {
            HtmlReport.write(evaluation, html);
            System.out.println("With plots: " + html);
        }
        return 0;
    }

    private EvaluationRequest request() {
        if (!requestTime.equals("yes") && !requestTime.equals("no")) {
            throw new Refusal("--request-time is yes or no, not '" + requestTime + "'.");
        }
        if (!(leftOut >= 0 && leftOut < 1)) {
            throw new Refusal("--leave-films-out is a part of the films, from 0 to less than 1, not " + leftOut + ".");
        }
        models.stream()
                .filter(model -> !EvaluationRun.models().contains(model))
                .findFirst()
                .ifPresent(model -> {
                    throw new Refusal("There is no model '" + model + "'; there are "
                            + String.join(", ", EvaluationRun.models()) + ".");
                });
        return new EvaluationRequest(
                source(),
                models,
                requestTime.equals("yes"),
                tieOrders,
                leftOut,
                seed,
                YamlSettings.of("embedding-service", EmbeddingSettings.class).cache());
    }

    private Source source() {
        Folder folder = ratings.folder;
        Files files = ratings.files;
        if (folder != null) {
            return new Source.MovieLens(folder.movieLens, folder.split, folder.texts, folder.stills);
        }
        if (files == null) {
            throw new Refusal("Name --movielens, or --train, --query and --holdout.");
        }
        return new Source.Given(files.train, files.query, files.holdout);
    }
}
