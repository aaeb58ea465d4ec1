package com.movieconcierge.recommend.domain.behaviour;

import com.movieconcierge.behaviour.EventOrder;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmQuery;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteProfile.RatedFilm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What people choose next, asked for a viewer at a moment: {@code weight · Σᵢ share(i, m)} over the films that the profile lists, in the
 * order in which they were rated. Each film's part depends on it, its rank and the moment alone, so a score splits exactly.
 */
public final class BehaviourQuery {
    private final BehaviourRows rows;
    private final NextFilmModel model;
    private final NextFilmQuery query;
    /** movieId → its place in the history. */
    private final Map<String, Integer> places;

    private final double weight;
    /** By number of film, without the weight; good enough to find the best films by. */
    private final double[] scores;

    private BehaviourQuery(
            BehaviourRows rows, NextFilmQuery query, double[] scores, Map<String, Integer> places, double weight) {
        this.rows = rows;
        this.model = rows.served().learned();
        this.query = query;
        this.scores = scores;
        this.places = places;
        this.weight = weight;
    }

    /** Of a viewer, where the catalogue's state has a model. */
    public static BehaviourQuery of(TasteProfile taste, BehaviourRows rows, BehaviourLaw law, Instant now) {
        List<RatedFilm> events = taste.history().stream()
                .sorted(EventOrder.of(RatedFilm::ratedAt, RatedFilm::movieId))
                .toList();
        NextFilmModel model = rows.served().learned();
        Map<String, Integer> places = new HashMap<>();
        int[] films = new int[events.size()];
        for (int place = 0; place < films.length; place++) {
            films[place] = model.number(events.get(place).movieId());
            places.put(events.get(place).movieId(), place);
        }
        NextFilmQuery query = model.after(films, sinceLast(events, law, now));
        return new BehaviourQuery(rows, query, query.scores(), places, law.weight());
    }

    private static OptionalLong sinceLast(List<RatedFilm> events, BehaviourLaw law, Instant now) {
        if (events.isEmpty()) {
            return OptionalLong.empty();
        }
        Duration gap = Duration.between(events.get(events.size() - 1).ratedAt(), now);
        return OptionalLong.of(Math.max(gap.toSeconds(), law.leastGap().toSeconds()));
    }

    /** The same, weighing so much of it. */
    public BehaviourQuery scaled(double factor) {
        return new BehaviourQuery(rows, query, scores, places, weight * factor);
    }

    /** Adds the scores of all films to an array by row. */
    public void addTo(float[] byRow) {
        rows.addTo(byRow, scores, weight);
    }

    /** What a rated film adds to the score of a candidate. */
    public double share(String rated, String candidate) {
        Integer place = places.get(rated);
        return place == null ? 0 : weight * query.share(place, model.number(candidate));
    }

    /** The score of a candidate as if a film had never been rated, all others keeping their ranks. */
    public double scoreWithout(String rated, String candidate) {
        int number = model.number(candidate);
        return weight
                * places.entrySet().stream()
                        .filter(event -> !event.getKey().equals(rated))
                        .mapToDouble(event -> query.share(event.getValue(), number))
                        .sum();
    }

    /** The score of a candidate: the sum of all shares. */
    public double score(String candidate) {
        int number = model.number(candidate);
        return weight * query.score(number);
    }
}
