package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.SeedFilm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What points back at the films that were shown: "not that one", "something else", "like the second", "older". */
final class FollowUp {
    private static final List<String> THAT_ONE = List.of(
            "not that one,not this one,anything but that,not that film,not this film,no not that,not it".split(","));
    private static final List<String> THESE =
            List.of(("none of these,none of those,none of them,not these,not those,something else,something different,"
                            + "anything else,other ones,others,show me more,more please,what else,next")
                    .split(","));
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 0, "second", 1, "third", 2, "fourth", 3, "fifth", 4, "top", 0, "last", -1);
    private static final int LONGEST = 4;

    private FollowUp() {}

    static void read(Scan scan, PromptReader.Context context) {
        if (context.before() == null) {
            return;
        }
        for (int i = 0; i < scan.size(); i++) {
            for (int length = Math.min(LONGEST, scan.size() - i); length >= 1; length--) {
                if (scan.isFree(i, i + length) && pointsBack(scan, i, i + length, context)) {
                    break;
                }
            }
        }
    }

    private static boolean pointsBack(Scan scan, int from, int to, PromptReader.Context context) {
        String phrase = scan.phrase(from, to);
        if (THAT_ONE.contains(phrase)) {
            context.shown().get().stream().limit(1).forEach(film -> ruledOut(scan, film));
        } else if (THESE.contains(phrase) || phrase.equals("more") && scan.size() == 1) {
            context.shown().get().forEach(film -> ruledOut(scan, film));
        } else if (isOrdinal(scan, from, to)) {
            List<Film> shown = context.shown().get();
            int ordinal = Objects.requireNonNull(ORDINALS.get(phrase));
            int index = ordinal < 0 ? shown.size() - 1 : ordinal;
            if (index < 0 || index >= shown.size()) {
                return false;
            }
            scan.found(scan.polarity(from), Aspects.film(SeedFilm.of(shown.get(index))));
        } else if (to - from == 1
                && (phrase.equals("older") || phrase.equals("newer"))
                && !scan.word(to).equals("than")) {
            years(scan, context, phrase.equals("older"));
        } else {
            return false;
        }
        scan.use(from, to);
        return true;
    }

    /** "the second", "the second one"; not "the last ten years". */
    private static boolean isOrdinal(Scan scan, int from, int to) {
        boolean ends = to == scan.size() || !scan.isTogether(from, to + 1);
        return to - from == 1
                && ORDINALS.containsKey(scan.word(from))
                && scan.word(from - 1).equals("the")
                && (ends || List.of("one", "film", "movie").contains(scan.word(to)));
    }

    private static void ruledOut(Scan scan, Film film) {
        scan.found(Polarity.RULED_OUT, Aspects.film(SeedFilm.of(film)));
    }

    /** Before, or after, the middle of the years that were shown. */
    private static void years(Scan scan, PromptReader.Context context, boolean older) {
        List<Integer> years = context.shown().get().stream()
                .map(Film::year)
                .flatMap(Stream::ofNullable)
                .sorted()
                .toList();
        if (!years.isEmpty()) {
            int middle = years.get(years.size() / 2);
            scan.era = Numerals.within(older ? new Era(null, middle - 1) : new Era(middle + 1, null));
        }
    }
}
