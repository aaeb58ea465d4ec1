package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A log without the last event of some viewers, and the questions that these events answer. Who is asked depends on the ids
 * alone, so that a fit is tried on the same viewers as the one before.
 *
 * @param training all but the answers
 */
record HeldOut(ChoiceLog training, List<Question> questions) {
    /** Viewers with fewer events are not asked. */
    static final int FEWEST_EVENTS = 5;
    /** Viewers that are asked, at most. */
    static final int MOST_QUESTIONS = 2_000;

    /**
     * What does this viewer choose next?
     *
     * @param history all that they rated before
     * @param film that they chose, by its place in the log
     * @param moment of the choice, in epoch seconds
     */
    record Question(ViewerEvents history, int film, long moment) {}

    private record Asked(int viewer, String hash) {}

    static HeldOut of(ChoiceLog log) {
        Set<Integer> asked = IntStream.range(0, log.viewers().size())
                .filter(viewer -> log.events().get(viewer).size() >= FEWEST_EVENTS)
                .mapToObj(viewer -> new Asked(viewer, Sha256.hex(log.viewers().get(viewer))))
                .sorted(Comparator.comparing(Asked::hash))
                .limit(MOST_QUESTIONS)
                .map(Asked::viewer)
                .collect(Collectors.toSet());
        List<ViewerEvents> training = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (int viewer = 0; viewer < log.events().size(); viewer++) {
            ViewerEvents events = log.events().get(viewer);
            if (asked.contains(viewer)) {
                int last = events.size() - 1;
                ViewerEvents history = events.first(last);
                questions.add(new Question(history, events.film(last), events.time(last)));
                events = history;
            }
            training.add(events);
        }
        return new HeldOut(new ChoiceLog(log.viewers(), training, log.films()), List.copyOf(questions));
    }
}
