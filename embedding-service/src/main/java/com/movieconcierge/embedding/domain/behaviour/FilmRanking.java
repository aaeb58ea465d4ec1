package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.embedding.domain.behaviour.HeldOut.Question;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An order of all films, for a question: by score, of equal ones the film with the lower number first.
 *
 * @param scores by film of the log, the greater the better
 */
record FilmRanking(Function<Question, float[]> scores) {
    private static final int LIST = 10;

    /** By how many have rated them. */
    static FilmRanking byPopularity(ChoiceLog log) {
        int[] counts = log.counts();
        float[] scores = new float[counts.length];
        for (int film = 0; film < scores.length; film++) {
            scores[film] = counts[film];
        }
        return new FilmRanking(question -> scores);
    }

    /** As a model has them; a film that it does not know scores 0. */
    static FilmRanking by(NextFilmModel model, List<String> films) {
        int[] numbers = films.stream().mapToInt(model::number).toArray();
        return new FilmRanking(question -> {
            int[] history =
                    question.history().films().map(film -> numbers[film]).toArray();
            OptionalLong sinceLast = question.history().sinceLast(OptionalLong.of(question.moment()));
            float[] known = model.after(history, sinceLast).scores();
            float[] scores = new float[numbers.length];
            for (int film = 0; film < scores.length; film++) {
                scores[film] = numbers[film] < 0 ? 0 : known[numbers[film]];
            }
            return scores;
        });
    }

    /**
     * NDCG@10 of the film that was chosen among all that the viewer had not rated, in [0, 1]. Source: Järvelin, Kekäläinen:
     * "Cumulated gain-based evaluation of IR techniques", TOIS 2002, with one target.
     */
    double ndcg(Question question) {
        float[] all = scores.apply(question);
        boolean[] isSeen = new boolean[all.length];
        question.history().films().forEach(film -> isSeen[film] = true);
        int place = 0;
        for (int film = 0; film < all.length && place < LIST; film++) {
            boolean isBefore =
                    all[film] > all[question.film()] || all[film] == all[question.film()] && film < question.film();
            place += isBefore && !isSeen[film] ? 1 : 0;
        }
        return place < LIST ? Math.log(2) / Math.log(place + 2) : 0;
    }
}
