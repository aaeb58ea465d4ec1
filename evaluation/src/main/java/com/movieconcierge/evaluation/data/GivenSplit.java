package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A split that somebody else has made: what is learned from; the histories that are asked with, which may be those of viewers
 * nobody learned from; and what each did after it. The times of the holdout are the moments of asking.
 */
public final class GivenSplit {
    private GivenSplit() {}

    /** @param knowsTime whether models may know the moment of asking */
    public static Split read(Path train, Path query, Path holdout, boolean knowsTime) throws IOException {
        RatingFile learned = RatingFile.read(train);
        RatingFile asked = RatingFile.read(query);
        RatingFile held = RatingFile.read(holdout);
        // One numbering of the films for all three.
        DatasetBuilder all = new DatasetBuilder();
        for (RatingFile file : List.of(learned, asked, held)) {
            file.rows().forEach(row -> all.rating(row.viewer(), row.film(), row.stars(), row.time()));
        }
        Dataset dataset = all.build();
        Map<String, ViewerEvents> training = logs(learned, dataset);
        Map<String, ViewerEvents> histories = logs(asked, dataset);
        Map<String, ViewerEvents> targets = logs(held, dataset);
        List<Question> questions = new ArrayList<>();
        for (int viewer = 0; viewer < dataset.viewers().size(); viewer++) {
            String id = dataset.viewers().get(viewer);
            ViewerEvents wanted = targets.get(id);
            if (wanted != null) {
                ViewerEvents history = histories.getOrDefault(id, ViewerEvents.NONE);
                refuseSeen(id, history, wanted);
                boolean timed = knowsTime && dataset.hasTimes();
                questions.add(new Question(
                        viewer,
                        history,
                        timed ? OptionalLong.of(wanted.time(0)) : OptionalLong.empty(),
                        wanted.films().toArray(),
                        Splitter.stars(wanted)));
            }
        }
        return new Split("given", dataset, dataset.training(List.copyOf(training.values())), questions);
    }

    private static void refuseSeen(String viewer, ViewerEvents history, ViewerEvents wanted) {
        for (int i = 0; i < history.size(); i++) {
            for (int j = 0; j < wanted.size(); j++) {
                if (history.film(i) == wanted.film(j)) {
                    throw new EvaluationException("Viewer " + viewer
                            + " has a film both in the query and in the holdout; seen films are left out of lists.");
                }
            }
        }
    }

    private static Map<String, ViewerEvents> logs(RatingFile file, Dataset numbering) {
        DatasetBuilder builder = new DatasetBuilder();
        numbering.films().forEach(builder::film);
        file.rows().forEach(row -> builder.rating(row.viewer(), row.film(), row.stars(), row.time()));
        Dataset dataset = builder.build();
        Map<String, ViewerEvents> logs = new LinkedHashMap<>();
        for (int i = 0; i < dataset.viewers().size(); i++) {
            logs.put(dataset.viewers().get(i), dataset.logs().get(i));
        }
        return logs;
    }
}
