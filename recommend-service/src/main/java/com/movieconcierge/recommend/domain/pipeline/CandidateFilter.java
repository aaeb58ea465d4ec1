package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Era;
import com.movieconcierge.recommend.domain.index.RowSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Takes candidates out, in place. */
public final class CandidateFilter {
    private CandidateFilter() {}

    /** The films that may be in the list; the cheapest filter first. */
    public static RowSet filtered(Query query) {
        RowSet candidates = query.index().live();
        seen(query, candidates);
        genre(query, candidates);
        years(query, candidates);
        query.asked().ifPresent(asked -> candidates.retain(asked::admits));
        wished(query, candidates);
        return candidates;
    }

    private static void seen(Query query, RowSet candidates) {
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
    private static void genre(Query query, RowSet candidates) {
        String genre = query.request().genre();
        if (genre != null) {
            Predicate<String> wanted = Genres.sameAs(genre);
            candidates.retain(row -> query.index().film(row).genres().stream().anyMatch(wanted));
        }
    }

    private static void years(Query query, RowSet candidates) {
        Integer from = query.request().yearFrom();
        Integer to = query.request().yearTo();
        if (from != null || to != null) {
            Era era = new Era(from, to);
            candidates.retain(row -> era.contains(query.index().film(row).year()));
        }
    }

    /** Films that are not what was asked for, as long as enough of those that are remain. */
    private static void wished(Query query, RowSet candidates) {
        for (IntPredicate wish : query.asked().map(Intent::wishes).orElse(List.of())) {
            RowSet kept = candidates.copy();
            kept.retain(wish);
            if (kept.size() >= query.request().limit()) {
                candidates.retain(kept::contains);
            }
        }
    }
}
