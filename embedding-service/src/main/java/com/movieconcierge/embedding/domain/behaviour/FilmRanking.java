package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NumberedFilms;
import com.movieconcierge.embedding.domain.behaviour.HeldOut.Question;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An order of all films, for a question: by score.
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
        NumberedFilms numbered = new NumberedFilms(model, films);
        return new FilmRanking(question -> {
            float[] scores = new float[films.size()];
            numbered.score(question.history(), OptionalLong.of(question.moment()), scores);
            return scores;
        });
    }

    /**
     * NDCG@10 of the film that was chosen among all that the viewer had not rated, in [0, 1]: the mean over all orders of equal
     * scores, since whole numbers such as counts tie where weights do not, and neither is to gain by it. Source: Järvelin,
     * Kekäläinen: "Cumulated gain-based evaluation of IR techniques", TOIS 2002, with one target.
     */
    double ndcg(Question question) {
        float[] all = scores.apply(question);
        boolean[] isOut = new boolean[all.length];
        question.history().films().forEach(film -> isOut[film] = true);
        isOut[question.film()] = true;
        int better = 0;
        int equal = 0;
        for (int film = 0; film < all.length && better < LIST; film++) {
            better += !isOut[film] && all[film] > all[question.film()] ? 1 : 0;
            equal += !isOut[film] && all[film] == all[question.film()] ? 1 : 0;
        }
        double gain = 0;
        for (int place = better; place <= better + equal && place < LIST; place++) {
            gain += Math.log(2) / Math.log(place + 2);
        }
        return gain / (1 + equal);
    }
}
