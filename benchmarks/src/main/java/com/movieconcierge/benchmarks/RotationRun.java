package com.movieconcierge.benchmarks;

import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.embedding.domain.behaviour.FilmFeatures;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.evaluation.data.MovieLensFolder;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.data.Splitter;
import com.movieconcierge.evaluation.measure.Answer;
import com.movieconcierge.evaluation.product.FilmEncoding;
import com.movieconcierge.evaluation.product.LawRecommender;
import com.movieconcierge.evaluation.product.LearnedBehaviour;
import com.movieconcierge.evaluation.product.ShapedRecommender;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What lists that rotate are like: the first {@value #VIEWERS} viewers of a MovieLens folder, asked for ten films on each of
 * {@value #DAYS} evenings a month after their last rating. Nothing has to be running.
 */
public final class RotationRun {
    private static final int VIEWERS = 200;
    private static final int DAYS = 14;
    private static final long DAY = 86_400;
    private static final int LATER = 30;

    private RotationRun() {}

    /** @param args folder, texts file, folder of stills, folder for DNA to be kept in */
    public static void main(String[] args) throws IOException {
        Split split = new Splitter("last-1", true, 1)
                .split(MovieLensFolder.read(Path.of(args[0]), Path.of(args[1])).build());
        List<Film> films = split.dataset().films();
        List<FilmDna> dna = new FilmEncoding(Path.of(args[3]), Path.of(args[2])).encode(films, Stages.UNSEEN);
        var behaviour = new LearnedBehaviour(
                LawRecommender.PRODUCT, NextFilmSettings.DEFAULT, Optional.empty(), FilmFeatures.of(List.copyOf(dna)));
        LawRecommender product = new LawRecommender(films, dna, Optional.of(behaviour));
        product.fit(split.training());
        Recommender rotated = ShapedRecommender.rotated(product);
        List<Question> questions =
                split.questions().subList(0, Math.min(VIEWERS, split.questions().size()));
        double lost = 0;
        double overlap = 0;
        double different = 0;
        double plain = 0;
        for (Question question : questions) {
            float[] law = new float[films.size()];
            product.score(asked(question, 0), law);
            int[] best = Answer.of(question, law.clone(), Set.of()).top();
            Set<Integer> shown = new HashSet<>();
            Set<Integer> yesterday = Set.of();
            for (int day = 0; day < DAYS; day++) {
                float[] scores = new float[films.size()];
                rotated.score(asked(question, day), scores);
                int[] list = Answer.of(question, scores, Set.of()).top();
                lost += (mean(law, best) - mean(law, list)) / DAYS;
                plain += mean(law, best) / DAYS;
                Set<Integer> today = new HashSet<>(Arrays.stream(list).boxed().toList());
                shown.addAll(today);
                Set<Integer> again = new HashSet<>(today);
                again.retainAll(yesterday);
                overlap += day == 0 ? 0 : (double) again.size() / today.size() / (DAYS - 1);
                yesterday = today;
            }
            different += shown.size();
        }
        int asked = questions.size();
        System.out.printf(
                Locale.ROOT,
                "%d viewers, %d days, lists of %d: mean score %.4f instead of %.4f (%.1f %% less); %.2f of a list were in yesterday's;"
                        + " %.1f films seen in all%n",
                asked,
                DAYS,
                Answer.LIST,
                (plain - lost) / asked,
                plain / asked,
                100 * lost / plain,
                overlap / asked,
                different / asked);
    }

    private static Question asked(Question question, int day) {
        long last = question.history().time(question.history().size() - 1);
        return new Question(
                question.viewer(),
                question.history(),
                OptionalLong.of(last + (LATER + day) * DAY),
                question.targets(),
                question.stars());
    }

    private static double mean(float[] scores, int[] films) {
        return Arrays.stream(films).mapToDouble(film -> scores[film]).average().orElse(0);
    }
}
