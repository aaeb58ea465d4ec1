package com.movieconcierge.evaluation.measure;

import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What the lists of ten are like, hits or not.
 *
 * @param coverage part of all films that stand in any list, in [0, 1]
 * @param gini of how often films stand in lists: 0 all alike, towards 1 a few films in all
 * @param novelty mean of {@code -log2} of the part of the viewers that has rated a listed film
 * @param likeness mean Jaccard likeness of the genres of two films of one list, in [0, 1]; NaN where no film has genres
 * @param miscalibration mean Kullback-Leibler divergence of the genres of a list from those of the history, 0 for none; NaN
 *     likewise. Source: Steck: "Calibrated recommendations", RecSys 2018, with its α of 0.01
 */
public record ListMeasures(double coverage, double gini, double novelty, double likeness, double miscalibration) {
    private static final double SMOOTHING = 0.01;

    static ListMeasures of(Split split, List<Answer> answers) {
        List<Set<String>> genres = split.dataset().films().stream()
                .map(film -> Set.copyOf(film.genres()))
                .toList();
        boolean hasGenres = genres.stream().anyMatch(some -> !some.isEmpty());
        int[] exposed = new int[genres.size()];
        answers.forEach(answer -> Arrays.stream(answer.top()).forEach(film -> exposed[film]++));
        return new ListMeasures(
                (double) Arrays.stream(exposed).filter(times -> times > 0).count() / exposed.length,
                gini(exposed),
                novelty(split, answers),
                hasGenres ? mean(answers, answer -> likeness(answer.top(), genres)) : Double.NaN,
                hasGenres ? miscalibration(split.questions(), answers, genres) : Double.NaN);
    }

    private static double gini(int[] exposed) {
        int[] sorted = exposed.clone();
        Arrays.sort(sorted);
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (i + 1.0) * sorted[i];
            sum += sorted[i];
        }
        return sum == 0 ? 0 : 2 * weighted / (sorted.length * sum) - (sorted.length + 1.0) / sorted.length;
    }

    private static double novelty(Split split, List<Answer> answers) {
        int[] counts = split.training().counts();
        double viewers = split.training().viewers().size();
        return mean(answers, answer -> Arrays.stream(answer.top())
                .mapToDouble(film -> -Math.log((counts[film] + 1) / (viewers + 1)) / Math.log(2))
                .average()
                .orElse(Double.NaN));
    }

    private static double likeness(int[] list, List<Set<String>> genres) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < list.length; i++) {
            for (int j = 0; j < i; j++) {
                Set<String> both = new HashSet<>(genres.get(list[i]));
                both.retainAll(genres.get(list[j]));
                int either = genres.get(list[i]).size() + genres.get(list[j]).size() - both.size();
                sum += either == 0 ? 0 : (double) both.size() / either;
                pairs++;
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }

    private static double miscalibration(List<Question> questions, List<Answer> answers, List<Set<String>> genres) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < answers.size(); i++) {
            var history = questions.get(i).history();
            Map<String, Double> wanted = shares(history.films().toArray(), genres);
            Map<String, Double> given = shares(answers.get(i).top(), genres);
            if (!wanted.isEmpty() && !given.isEmpty()) {
                sum += divergence(wanted, given);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double divergence(Map<String, Double> wanted, Map<String, Double> given) {
        double sum = 0;
        for (Map.Entry<String, Double> genre : wanted.entrySet()) {
            double share = genre.getValue();
            double smoothed = (1 - SMOOTHING) * given.getOrDefault(genre.getKey(), 0.0) + SMOOTHING * share;
            sum += share * Math.log(share / smoothed);
        }
        return sum;
    }

    private static Map<String, Double> shares(int[] films, List<Set<String>> genres) {
        Map<String, Double> shares = new HashMap<>();
        int counted = 0;
        for (int film : films) {
            Set<String> some = genres.get(film);
            counted += some.isEmpty() ? 0 : 1;
            some.forEach(genre -> shares.merge(genre, 1.0 / some.size(), Double::sum));
        }
        double all = counted;
        shares.replaceAll((genre, share) -> share / all);
        return shares;
    }

    private static double mean(List<Answer> answers, ToDoubleFunction<Answer> of) {
        return answers.stream()
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
