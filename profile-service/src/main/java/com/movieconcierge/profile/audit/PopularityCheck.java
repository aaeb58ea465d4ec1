package com.movieconcierge.profile.audit;

import com.movieconcierge.model.Popularity;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether {@code movie-popularity} counts exactly the ratings that stand, and weighs them by their age. */
final class PopularityCheck {
    /** Taking a rating out again leaves rounding; one rating more or less weighs far more, unless it is ages old. */
    private static final double WEIGHT = 1e-6;

    private static final double STARS = 1e-6;

    private final Map<String, Popularity> published = new HashMap<>();
    private final PopularityChange.Law law;

    PopularityCheck(Logs logs, PopularityChange.Law law) {
        this.law = law;
        logs.read(
                Topics.MOVIE_POPULARITY,
                (record, popularity) -> published.put(Logs.key(record), popularity),
                published::remove);
    }

    void against(LogState log, Findings findings) {
        Map<String, List<FilmEvent>> standing = new HashMap<>();
        log.ratings()
                .values()
                .forEach(films -> films.forEach((movieId, events) -> {
                    if (events.holding().rating().isPresent()) {
                        standing.computeIfAbsent(movieId, id -> new ArrayList<>())
                                .add(events.holding());
                    }
                }));
        findings.looked(Place.POPULARITY, published.size());
        standing.forEach((movieId, events) -> compare(movieId, events, findings));
        published.keySet().stream()
                .filter(movieId -> !standing.containsKey(movieId))
                .forEach(movieId -> findings.differs(Place.POPULARITY, movieId, "is counted, and nobody rates it"));
    }

    private void compare(String movieId, List<FilmEvent> events, Findings findings) {
        Popularity found = published.getOrDefault(movieId, Popularity.NONE);
        double stars = events.stream()
                .mapToDouble(event -> event.rating().orElseThrow())
                .sum();
        if (found.ratingCount() != events.size() || Math.abs(found.ratingSum() - stars) > STARS) {
            findings.differs(
                    Place.POPULARITY,
                    movieId,
                    "has " + events.size() + " ratings and counts " + found.ratingCount() + ", or other stars");
            return;
        }
        findings.expect(
                isNear(found.popularWeight(), weight(events, found.asOf(), law.popular()))
                        && isNear(found.trendingWeight(), weight(events, found.asOf(), law.trending())),
                Place.POPULARITY,
                movieId,
                "weighs its ratings otherwise than by their age");
    }

    private static double weight(List<FilmEvent> events, Instant asOf, Duration halfLife) {
        return events.stream()
                .mapToDouble(
                        event -> Math.pow(2, -(double) (asOf.toEpochMilli() - event.ratedAt()) / halfLife.toMillis()))
                .sum();
    }

    private static boolean isNear(double found, double expected) {
        return Math.abs(found - expected) <= WEIGHT * (1 + expected);
    }
}
