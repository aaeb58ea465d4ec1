package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.index.RowSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Takes candidates out, in place. */
public interface CandidateFilter {

    void filter(Query query, RowSet candidates);

    /** The filters of a recommendation, cheapest first. */
    static List<CandidateFilter> all() {
        return List.of(
                CandidateFilter::seen,
                CandidateFilter::genre,
                CandidateFilter::years,
                CandidateFilter::admitted,
                CandidateFilter::wished);
    }

    /** Films the viewer has rated. */
    static void seen(Query query, RowSet candidates) {
        if (query.request().excludeSeen()) {
            for (String movieId : query.seen().keySet()) {
                int row = query.index().rowOf(movieId);
                if (row >= 0) {
                    candidates.remove(row);
                }
            }
        }
    }

    /** Films of another genre than asked for, whatever name it goes by. */
    static void genre(Query query, RowSet candidates) {
        String genre = query.request().genre();
        if (genre != null) {
            Predicate<String> wanted = Genres.sameAs(genre);
            candidates.retain(row -> query.index().film(row).genres().stream().anyMatch(wanted));
        }
    }

    /** Films outside of the years asked for. */
    static void years(Query query, RowSet candidates) {
        Integer from = query.request().yearFrom();
        Integer to = query.request().yearTo();
        if (from != null || to != null) {
            int first = from == null ? Integer.MIN_VALUE : from;
            int last = to == null ? Integer.MAX_VALUE : to;
            candidates.retain(row -> isWithin(query.index().film(row), first, last));
        }
    }

    /** Films that whoever asks does not want at all. */
    static void admitted(Query query, RowSet candidates) {
        query.asked().ifPresent(asked -> candidates.retain(asked::admits));
    }

    /** Films that are not what was asked for, as long as enough of those that are remain. */
    static void wished(Query query, RowSet candidates) {
        for (IntPredicate wish : query.asked().map(Asked::wishes).orElse(List.of())) {
            RowSet kept = candidates.copy();
            kept.retain(wish);
            if (kept.size() >= query.request().limit()) {
                candidates.retain(kept::contains);
            }
        }
    }

    private static boolean isWithin(Film film, int first, int last) {
        Integer year = film.year();
        return year != null && year >= first && year <= last;
    }
}
