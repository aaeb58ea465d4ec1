package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.TasteSummary.Share;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a taste came to be: the genre shares at the end of each calendar month (UTC), by the ratings made until then and the
 * law's long scale, {@code g(r) · 2^(−(T − t) / halfLife)} at the month's end T. The last month is the one of the profile's
 * {@code asOf}, the newest rating, and not that of the clock on the wall: ratings of a few years ago tell of those years.
 *
 * <p>Made of the profile's history: standing ratings only, and where it is not complete those that weigh most today, so
 * that early months are told by fewer films than there were. Films that the index does not know count as ratings, not as
 * taste.
 *
 * @param months in order of time
 * @param since the month that the last one is compared with; null without a taste before the last month
 * @param rose genres with a larger share than then, the largest change first; at most {@value #MOST_CHANGES}
 * @param fell likewise with a smaller one
 */
public record TasteOverTime(List<Month> months, @Nullable YearMonth since, List<Change> rose, List<Change> fell) {
    /** Changes that are told in each direction. */
    public static final int MOST_CHANGES = 3;
    /** A change of share below this is none. */
    public static final double LEAST_CHANGE = 0.02;

    private static final int COMPARED_MONTHS = 3;

    /**
     * @param ratings made in that month
     * @param genres the largest first, adding up to 1; empty as long as nothing is liked
     */
    public record Month(YearMonth month, int ratings, List<Share> genres) {

        private double share(String genre) {
            return genres.stream()
                    .filter(share -> share.name().equals(genre))
                    .mapToDouble(Share::share)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** A genre's share then and at the end, each in [0, 1]. */
    public record Change(String name, double from, double to) {

        private double size() {
            return Math.abs(to - from);
        }
    }

    public TasteOverTime {
        months = List.copyOf(months);
        rose = List.copyOf(rose);
        fell = List.copyOf(fell);
    }

    /**
     * Tells the last {@code months} months. What rose and fell does not depend on how many are told: compared is the month
     * three before the last, or the first after it with any taste.
     *
     * @param months positive
     */
    public static TasteOverTime of(TasteProfile taste, IndexSnapshot index, TasteLaw law, int months) {
        List<Rated> rated = rated(taste, index, law);
        YearMonth last = month(taste.asOf());
        List<Month> all = new ArrayList<>();
        for (int back = Math.max(months - 1, COMPARED_MONTHS); back >= 0; back--) {
            all.add(at(last.minusMonths(back), rated, law));
        }
        Month now = all.get(all.size() - 1);
        List<Month> told = all.subList(all.size() - months, all.size());
        Month then = all.subList(all.size() - 1 - COMPARED_MONTHS, all.size() - 1).stream()
                .filter(month -> !month.genres.isEmpty())
                .findFirst()
                .orElse(null);
        if (then == null || now.genres.isEmpty()) {
            return new TasteOverTime(told, null, List.of(), List.of());
        }
        List<Change> changes = changes(then, now);
        return new TasteOverTime(
                told,
                then.month,
                first(changes, change -> change.to > change.from),
                first(changes, change -> change.to < change.from));
    }

    private static List<Change> first(List<Change> changes, Predicate<Change> which) {
        return changes.stream().filter(which).limit(MOST_CHANGES).toList();
    }

    private record Rated(Instant at, double preference, List<String> genres) {}

    private static List<Rated> rated(TasteProfile taste, IndexSnapshot index, TasteLaw law) {
        return taste.history().stream()
                .map(film -> {
                    int row = index.rowOf(film.movieId());
                    Film known = row < 0 ? null : index.film(row);
                    return new Rated(
                            film.ratedAt(),
                            law.preference().of(film.stars()),
                            known == null ? List.of() : known.genres());
                })
                .toList();
    }

    private static Month at(YearMonth month, List<Rated> rated, TasteLaw law) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<String, Double> genres = new TreeMap<>();
        int ratings = 0;
        for (Rated one : rated) {
            if (one.at.isBefore(end)) {
                ratings += month(one.at).equals(month) ? 1 : 0;
                double weight = Math.max(0, one.preference) * law.decay().remaining(one.at, end);
                // A film of three genres speaks a third for each.
                one.genres.forEach(genre -> genres.merge(genre, weight / one.genres.size(), Double::sum));
            }
        }
        return new Month(month, ratings, TasteSummary.largestFirst(genres));
    }

    private static List<Change> changes(Month then, Month now) {
        return Stream.concat(then.genres.stream(), now.genres.stream())
                .map(Share::name)
                .distinct()
                .map(genre -> new Change(genre, then.share(genre), now.share(genre)))
                .filter(change -> change.size() >= LEAST_CHANGE)
                .sorted(Comparator.comparingDouble((Change change) -> -change.size())
                        .thenComparing(Change::name))
                .toList();
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}
