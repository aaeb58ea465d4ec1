package com.movieconcierge.behaviour;

import java.util.List;
import java.util.OptionalLong;

/** A model asked in the numbers of somebody's own list of films: those of a log, or of a dataset. */
public final class NumberedFilms {
    private final NextFilmModel model;
    /** By place in the list, the model's number. */
    private final int[] numbers;

    /** @param films ids, in the order of the list */
    public NumberedFilms(NextFilmModel model, List<String> films) {
        this.model = model;
        this.numbers = films.stream().mapToInt(model::number).toArray();
    }

    /**
     * Scores by place in the list; 0 for a film that the model does not know.
     *
     * @param history films by their place in the list
     * @param moment of asking, in epoch seconds, where it is known
     * @param scores takes one a film
     */
    public void score(ViewerEvents history, OptionalLong moment, float[] scores) {
        int[] films = history.films().map(film -> numbers[film]).toArray();
        double[] known = model.after(films, history.sinceLast(moment)).scores();
        for (int film = 0; film < scores.length; film++) {
            scores[film] = numbers[film] == NextFilmModel.UNKNOWN ? 0 : (float) known[numbers[film]];
        }
    }
}
