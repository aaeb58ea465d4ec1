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
 * A log without the last event of some viewers, or the last few where there are few viewers, and the questions that these events
 * answer, each with all events before it as history. Who is asked depends on the ids alone, so that a fit is tried on the same
 * viewers as the one before.
 *
 * @param training all but the answers
 */
record HeldOut(ChoiceLog training, List<Question> questions) {
    /** Viewers with fewer events are not asked. */
    static final int FEWEST_EVENTS = 5;
    /** Viewers that are asked, at most. */
    static final int MOST_VIEWERS = 2_000;
    /** With fewer viewers each is asked about several events, up to so many questions in all. */
    private static final int ENOUGH = 500;
    /** Of one viewer at most, and no more than a fifth of their events. */
    private static final int MOST_APIECE = 5;

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
                .limit(MOST_VIEWERS)
                .map(Asked::viewer)
                .collect(Collectors.toSet());
        int apiece = Math.max(1, Math.min(MOST_APIECE, ENOUGH / Math.max(1, asked.size())));
        List<ViewerEvents> training = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (int viewer = 0; viewer < log.events().size(); viewer++) {
            ViewerEvents events = log.events().get(viewer);
            if (asked.contains(viewer)) {
                int answers = Math.min(apiece, events.size() / FEWEST_EVENTS);
                for (int event = events.size() - answers; event < events.size(); event++) {
                    questions.add(new Question(events.first(event), events.film(event), events.time(event)));
                }
                events = events.first(events.size() - answers);
            }
            training.add(events);
        }
        return new HeldOut(new ChoiceLog(log.viewers(), training, log.films()), List.copyOf(questions));
    }
}
