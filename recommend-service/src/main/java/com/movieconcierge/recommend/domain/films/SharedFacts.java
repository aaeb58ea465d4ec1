package com.movieconcierge.recommend.domain.films;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What two films truly share, in words; nothing is said that is not in both records. */
public final class SharedFacts {
    private static final int MOST_NAMES = 2;
    private static final int MOST_KEYWORDS = 3;
    private static final int FEW_YEARS = 5;

    private SharedFacts() {}

    /** The strongest shared fact first: director, then cast, then keywords, then genres; empty when there is none. */
    public static Optional<String> of(Film a, Film b) {
        List<String> directors = common(a.directors(), b.directors(), SharedFacts::small, MOST_NAMES);
        if (!directors.isEmpty()) {
            return Optional.of("same director, " + joined(directors));
        }
        List<String> cast = common(a.cast(), b.cast(), SharedFacts::small, MOST_NAMES);
        List<String> keywords = common(a.keywords(), b.keywords(), SharedFacts::small, MOST_KEYWORDS);
        if (!cast.isEmpty()) {
            return Optional.of("also with " + joined(cast));
        }
        if (!keywords.isEmpty()) {
            return Optional.of("both about " + joined(keywords));
        }
        List<String> genres = common(a.genres(), b.genres(), Genres::canonical, MOST_KEYWORDS);
        return genres.isEmpty() ? Optional.empty() : Optional.of("both " + joined(genres));
    }

    /** That both films come from about the same years; empty where they do not, or nobody knows. */
    public static Optional<String> years(Film a, Film b) {
        Integer one = a.year();
        Integer other = b.year();
        if (one == null || other == null || Math.abs(one - other) > FEW_YEARS) {
            return Optional.empty();
        }
        return Optional.of(one / 10 == other / 10 ? "both from the " + one / 10 + "0s" : "from about the same years");
    }

    /** Entries of {@code a} that {@code b} has too, under the same key, in the order of {@code a}. */
    private static List<String> common(List<String> a, List<String> b, UnaryOperator<String> key, int most) {
        Set<String> others = b.stream().map(key).collect(Collectors.toSet());
        // Removed when found: entries of one key count once.
        return a.stream()
                .filter(entry -> others.remove(key.apply(entry)))
                .limit(most)
                .toList();
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** As a sentence lists them: "a, b and c". */
    public static String joined(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
