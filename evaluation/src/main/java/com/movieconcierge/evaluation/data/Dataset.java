package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.model.Film;
import java.util.List;

/**
 * A log of ratings, films and viewers by number.
 *
 * @param films what is known of each; of a log without a catalogue nothing but its id
 * @param viewers ids
 * @param logs one a viewer; no film twice
 * @param hasTimes false where the order of rows stands for time
 * @param hasStars false where no event has stars
 */
public record Dataset(
        List<Film> films, List<String> viewers, List<ViewerEvents> logs, boolean hasTimes, boolean hasStars) {

    public Dataset {
        films = List.copyOf(films);
        viewers = List.copyOf(viewers);
        logs = List.copyOf(logs);
    }

    public int ratings() {
        return logs.stream().mapToInt(ViewerEvents::size).sum();
    }

    /** Everything as training. */
    Training training(List<ViewerEvents> of) {
        return new Training(films.size(), of);
    }
}
