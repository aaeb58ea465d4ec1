package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.EventOrder;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The ratings that stand, by viewer, whatever order and duplication the log comes in: per viewer and film the greatest by
 * {@link Rating#ORDER}; a withdrawal takes it away; what a viewer did up to the moment of an erasure does not count, whether it
 * arrives before or after.
 *
 * <p>In memory 24 bytes a rating and up to half as much again, some 500 a viewer and 100 a film: about 35 MB for a million
 * ratings. For one thread.
 */
public final class StandingRatings {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> films = new ArrayList<>();
    private final Map<String, ViewerRatings> viewers = new HashMap<>();
    private final UnaryOperator<String> pseudonyms;
    /** Viewers by pseudonym: by now some are known by nothing else. */
    private final Map<String, ViewerRatings> byPseudonym = new HashMap<>();
    /** Each once, however often it is on the log. */
    private final Set<Request> erasures = new HashSet<>();

    private long size;

    /** Somebody has asked to be forgotten. */
    private record Request(String pseudonym, Instant requestedAt) {}

    private record Event(Instant ratedAt, String movieId, float stars) {}

    /** @param pseudonyms what is written in place of a viewer's id once they are forgotten; of a pseudonym itself */
    public StandingRatings(UnaryOperator<String> pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    public void rate(Rating event) {
        Double stars = event.stars();
        size += viewer(event.userId())
                .rate(
                        number(event.movieId()),
                        stars == null ? Float.NaN : stars.floatValue(),
                        event.ratedAt().toEpochMilli(),
                        event.eventId());
    }

    public void erase(Erasure request) {
        String pseudonym = pseudonyms.apply(request.userId());
        erasures.add(new Request(pseudonym, request.requestedAt()));
        size -= byPseudonym(pseudonym).erase(request.requestedAt().toEpochMilli());
    }

    /** How many stand. */
    public long size() {
        return size;
    }

    /** How many films have ever been rated. */
    public int films() {
        return films.size();
    }

    /** How many erasures are known. */
    public long erasures() {
        return erasures.size();
    }

    /** How many of them were asked for at a moment or before. */
    public long erasuresUpTo(Instant moment) {
        return erasures.stream()
                .filter(request -> !request.requestedAt.isAfter(moment))
                .count();
    }

    /** As they stand now, in an order that depends on nothing but what they are. Copies them: 16 bytes a rating. */
    public ChoiceLog log() {
        boolean[] isRated = new boolean[films.size()];
        List<String> known = new ArrayList<>();
        viewers.forEach((viewer, ratings) -> {
            if (ratings.forEach((film, stars, millis) -> isRated[film] = true) > 0) {
                known.add(viewer);
            }
        });
        List<String> rated = IntStream.range(0, isRated.length)
                .filter(film -> isRated[film])
                .mapToObj(films::get)
                .sorted()
                .toList();
        Map<String, Integer> places = new HashMap<>();
        rated.forEach(film -> places.put(film, places.size()));
        known.sort(Comparator.naturalOrder());
        return new ChoiceLog(
                known, known.stream().map(viewer -> events(viewer, places)).toList(), rated);
    }

    private ViewerEvents events(String viewer, Map<String, Integer> places) {
        List<Event> events = new ArrayList<>();
        viewer(viewer)
                .forEach((film, stars, millis) ->
                        events.add(new Event(Instant.ofEpochMilli(millis), films.get(film), stars)));
        events.sort(EventOrder.of(Event::ratedAt, Event::movieId));
        int[] numbers = new int[events.size()];
        float[] stars = new float[events.size()];
        long[] times = new long[events.size()];
        for (int i = 0; i < numbers.length; i++) {
            Event event = events.get(i);
            numbers[i] = Objects.requireNonNull(places.get(event.movieId));
            stars[i] = event.stars;
            times[i] = event.ratedAt.getEpochSecond();
        }
        return new ViewerEvents(numbers, stars, times);
    }

    private ViewerRatings viewer(String userId) {
        return viewers.computeIfAbsent(userId, unknown -> byPseudonym(pseudonyms.apply(userId)));
    }

    private ViewerRatings byPseudonym(String pseudonym) {
        return byPseudonym.computeIfAbsent(pseudonym, unknown -> new ViewerRatings());
    }

    private int number(String movieId) {
        Integer known = numbers.putIfAbsent(movieId, films.size());
        if (known == null) {
            films.add(movieId);
            return films.size() - 1;
        }
        return known;
    }
}
