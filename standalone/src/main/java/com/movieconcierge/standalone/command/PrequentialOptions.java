package com.movieconcierge.standalone.command;

import com.movieconcierge.evaluation.prequential.ReplayLog;
import com.movieconcierge.standalone.product.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a replay through the running product is told. */
final class PrequentialOptions {
    private static final String ALL = "all";
    /** What it has no use for: it is the product that is asked, once, about the log as it is. */
    private static final List<String> OTHERS = List.of(
            "--train",
            "--query",
            "--holdout",
            "--split",
            "--models",
            "--request-time",
            "--tie-orders",
            "--leave-films-out");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--prequential",
            description = {
                "Instead: starts the whole product in a temporary folder, imports the MovieLens folder, and replays its last"
                        + " ratings in the order of time, by all viewers, through HTTP: before each one is posted, the viewer's"
                        + " list is asked for it, at its moment. Takes minutes: films are embedded and what people choose next"
                        + " is learned first. Goes with --movielens, --texts, --stills, --last, --seed, --json and --html."
            })
    private boolean isWanted;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "With --prequential: so many ratings are asked for, all before them are imported; 'all' or 0 for"
                            + " every one. Default: 2000.")
    private String last = "2000";

    /** @throws Refusal when it is wanted together with what it has no use for, or not wanted and told something */
    boolean isWanted() {
        ParseResult given = command.commandLine().getParseResult();
        if (!isWanted && given.hasMatchedOption("--last")) {
            throw new Refusal("--last goes with --prequential.");
        }
        if (isWanted) {
            OTHERS.stream().filter(given::hasMatchedOption).findFirst().ifPresent(option -> {
                throw new Refusal("--prequential does not go with " + option
                        + ": it replays a MovieLens folder in the order of time, through the running product.");
            });
        }
        return isWanted;
    }

    /** @throws Refusal when it is no number */
    int last() {
        if (last.equals(ALL)) {
            return ReplayLog.ALL;
        }
        if (!last.matches("\\d{1,9}")) {
            throw new Refusal("--last is a number of ratings, or " + ALL + ", not '" + last + "'.");
        }
        return Integer.parseInt(last);
    }
}
