package com.movieconcierge.profile.domain;

import com.movieconcierge.model.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * What one viewer has said of one film, as far as it can still matter. An eventId names one event: sent again with another
 * time, as by a producer that stamps its retries, it counts with its earliest. Of different events the greatest in
 * {@link FilmEvent#ORDER} holds. So neither the order of arrival nor repetition makes a difference, as long as no more than
 * {@value #MOST} are remembered; an event that is older than the last {@value #MOST} is forgotten, and sent again it is a new one.
 *
 * @param remembered in no order, at least one
 */
public record FilmEvents(List<FilmEvent> remembered) {
    /** How many events of a viewer about a film are remembered. */
    public static final int MOST = 8;

    public FilmEvents {
        if (remembered.isEmpty()) {
            throw new IllegalArgumentException("there is no entry without an event");
        }
        remembered = List.copyOf(remembered);
    }

    public static FilmEvents of(FilmEvent event) {
        return new FilmEvents(List.of(event));
    }

    /** The event that counts, with its first time. */
    public FilmEvent holding() {
        if (remembered.size() == 1) {
            return remembered.get(0);
        }
        Map<String, FilmEvent> firsts = new HashMap<>();
        remembered.forEach(event -> firsts.merge(event.eventId(), event, BinaryOperator.minBy(FilmEvent.FIRST)));
        return firsts.values().stream().max(FilmEvent.ORDER).orElseThrow();
    }

    /** With one more event; equal to this when it says nothing new. */
    public FilmEvents with(FilmEvent event) {
        List<FilmEvent> all = new ArrayList<>(remembered);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).repeats(event)) {
                LogPosition later = all.get(i).at().orLater(event.at());
                all.set(i, event.movedTo(later));
                return new FilmEvents(all);
            }
        }
        all.add(event);
        while (all.size() > MOST) {
            all.remove(leastOf(all));
        }
        return new FilmEvents(all);
    }

    /** Without the events that are to be forgotten; empty when none is left. */
    public Optional<FilmEvents> without(Predicate<FilmEvent> forgotten) {
        List<FilmEvent> left = remembered.stream().filter(forgotten.negate()).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new FilmEvents(left));
    }

    /** A repetition with a later time matters only until the first is forgotten; then the oldest event matters least. */
    private static FilmEvent leastOf(List<FilmEvent> all) {
        Map<String, FilmEvent> firsts = new HashMap<>();
        all.forEach(event -> firsts.merge(event.eventId(), event, BinaryOperator.minBy(FilmEvent.FIRST)));
        return all.stream()
                .filter(event -> firsts.get(event.eventId()) != event)
                .max(FilmEvent.ORDER)
                .or(() -> all.stream().min(FilmEvent.ORDER))
                .orElseThrow();
    }
}
