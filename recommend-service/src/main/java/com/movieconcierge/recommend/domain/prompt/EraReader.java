package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import java.time.Clock;
import java.time.Year;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds years: "the last ten years", "the late 80s", "before 1970", "classics". */
record EraReader(Clock clock, Lexicon lexicon) {
    private static final int RECENT_YEARS = 5;
    private static final int MODERN = 2000;
    private static final int LAST_CLASSIC = 1979;
    private static final int LAST_BLACK_AND_WHITE = 1967;
    private static final int LAST_SILENT = 1936;

    private static final Set<String> FILMS =
            Set.of("film films movie movies release releases flick flicks cinema ones stuff filme".split(" "));
    private static final Set<String> BEFORE = Set.of("before", "pre", "vor", "avant", "antes");
    private static final Set<String> AFTER = Set.of("after", "post", "nach", "apres");
    private static final Set<String> SINCE = Set.of("since", "seit", "depuis", "desde");
    private static final Set<String> UNTIL = Set.of("until", "till", "til");

    /** Years, and the words that said so, the last not included. */
    private record Found(@Nullable Integer from, @Nullable Integer to, int end) {}

    void read(Scan scan) {
        for (int i = 0; i < scan.size(); i++) {
            Found found = scan.isFree(i, i + 1) ? at(scan, i) : null;
            if (found != null && scan.isFree(i, found.end)) {
                Era era = Numerals.within(new Era(found.from, found.to));
                if (scan.polarity(i) == Polarity.WANTED) {
                    scan.era = joined(scan.era, era);
                    scan.use(i, found.end);
                } else {
                    scan.found(Polarity.RULED_OUT, Aspects.era(era));
                    scan.use(i, found.end);
                }
            }
            if (scan.word(i).equals("silent") && scan.polarity(i) == Polarity.WANTED && isFilm(scan, i + 1)) {
                scan.era = joined(scan.era, new Era(null, LAST_SILENT));
            }
        }
    }

    /** A beginning and an end, said one by one, belong together; otherwise the later word holds. */
    private static Era joined(@Nullable Era before, Era later) {
        if (before == null) {
            return later;
        }
        boolean completes = before.from() == null && later.to() == null || before.to() == null && later.from() == null;
        return completes
                ? new Era(
                        before.from() == null ? later.from() : before.from(),
                        before.to() == null ? later.to() : before.to())
                : later;
    }

    private @Nullable Found at(Scan scan, int i) {
        String word = scan.word(i);
        if (Set.of("last", "past", "previous", "letzten", "dernieres", "ultimos")
                .contains(word)) {
            return lastYears(scan, i + 1);
        }
        if (word.equals("between") || word.equals("from")) {
            Found range = range(scan, i + 1);
            Found start = range == null && word.equals("from") ? span(scan, skipArticle(scan, i + 1)) : null;
            boolean open = start != null && Set.of("on", "onwards", "onward").contains(scan.word(start.end));
            return start != null && open ? new Found(start.from, null, start.end + 1) : range != null ? range : start;
        }
        boolean than = scan.word(i + 1).equals("than");
        if (BEFORE.contains(word) || than && (word.equals("older") || word.equals("earlier"))) {
            Found span = bound(scan, i + (than ? 2 : 1));
            return span == null || span.from == null ? null : new Found(null, span.from - 1, span.end);
        }
        if (AFTER.contains(word) || than && (word.equals("newer") || word.equals("later"))) {
            Found span = bound(scan, i + (than ? 2 : 1));
            return span == null || span.to == null ? null : new Found(span.to + 1, null, span.end);
        }
        if (SINCE.contains(word)) {
            Found span = bound(scan, i + 1);
            return span == null ? null : new Found(span.from, null, span.end);
        }
        if (UNTIL.contains(word)) {
            Found span = bound(scan, i + 1);
            return span == null ? null : new Found(null, span.to, span.end);
        }
        Found range = range(scan, i);
        return range != null ? range : named(scan, i);
    }

    private @Nullable Found lastYears(Scan scan, int i) {
        int now = Year.now(clock).getValue();
        if (scan.word(i).equals("century")) {
            return new Found(1900, 1999, i + 1);
        }
        Integer count = Numerals.number(scan.word(i));
        int unit = count == null ? i : i + 1;
        Integer ones = Numerals.number(scan.word(unit));
        if (count != null && ones != null && count >= 20 && count % 10 == 0 && ones < 10) {
            count += ones;
            unit++;
        }
        if (scan.word(unit).equals("of")) {
            unit++;
        }
        int years = Set.of("years", "year", "jahre", "jahren", "annees", "anos").contains(scan.word(unit))
                ? 1
                : Set.of("decades", "decade").contains(scan.word(unit)) ? 10 : 0;
        return years == 0 ? null : new Found(now - years * (count == null ? 1 : count), null, unit + 1);
    }

    /** "1990 and 2000", "the 50s to the 70s", "1990 2000". */
    private @Nullable Found range(Scan scan, int i) {
        Found first = span(scan, skipArticle(scan, i));
        if (first == null) {
            return null;
        }
        int next = first.end;
        boolean joins = Set.of("and", "to", "or", "through", "until", "till", "und", "bis")
                .contains(scan.word(next));
        Found second = span(scan, skipArticle(scan, joins ? next + 1 : next));
        return second == null || second.to == null || first.from == null || second.to < first.from
                ? null
                : new Found(first.from, second.to, second.end);
    }

    private @Nullable Found bound(Scan scan, int i) {
        int start = skipArticle(scan, i);
        Integer count = Numerals.number(scan.word(start));
        if (count != null && Set.of("years", "year").contains(scan.word(start + 1))) {
            int then = Year.now(clock).getValue() - count;
            return new Found(then, then, start + 2);
        }
        return span(scan, start);
    }

    private static int skipArticle(Scan scan, int i) {
        return Set.of("the", "den", "les", "los").contains(scan.word(i)) ? i + 1 : i;
    }

    /** A year, a decade, or a part of one. */
    private @Nullable Found span(Scan scan, int i) {
        Integer year = Numerals.year(scan.word(i));
        if (year != null) {
            return new Found(year, year, i + 1);
        }
        Integer decade = Numerals.decade(scan.word(i));
        if (decade != null) {
            return new Found(decade, decade + 9, i + 1);
        }
        Integer part = Numerals.decade(scan.word(i + 1));
        if (part == null) {
            return null;
        }
        return switch (scan.word(i)) {
            case "early" -> new Found(part, part + 3, i + 2);
            case "mid" -> new Found(part + 3, part + 6, i + 2);
            case "late" -> new Found(part + 6, part + 9, i + 2);
            default -> null;
        };
    }

    private @Nullable Found named(Scan scan, int i) {
        int now = Year.now(clock).getValue();
        String word = scan.word(i);
        String next = scan.word(i + 1);
        Found span = span(scan, i);
        if (span != null) {
            return span;
        }
        if (word.equals("this") || word.equals("21st") || word.equals("20th")) {
            boolean old = word.equals("20th");
            return switch (next) {
                case "year" -> new Found(now, null, i + 2);
                case "decade" -> new Found(now / 10 * 10, null, i + 2);
                case "century" -> new Found(old ? 1900 : MODERN, old ? 1999 : null, i + 2);
                default -> null;
            };
        }
        if (Set.of("recent", "recently", "newest", "latest", "contemporary").contains(word)
                || word.equals("new") && isFilm(scan, i + 1)) {
            return new Found(now - RECENT_YEARS, null, i + 1);
        }
        if (word.equals("modern")) {
            return new Found(MODERN, null, next.startsWith("classic") ? i + 2 : i + 1);
        }
        if (Set.of("classic", "classics", "vintage", "oldies", "oldie", "klassiker")
                        .contains(word)
                || word.equals("old") && isFilm(scan, i + 1)) {
            return new Found(null, LAST_CLASSIC, i + 1);
        }
        if (scan.isFree(i, i + 3) && scan.phrase(i, i + 3).equals("black and white")) {
            return new Found(null, LAST_BLACK_AND_WHITE, i + 3);
        }
        return word.equals("golden") && next.equals("age") ? new Found(1930, 1959, i + 2) : null;
    }

    private boolean isFilm(Scan scan, int i) {
        String word = scan.word(i);
        return FILMS.contains(word) || lexicon.says(Lexicon.Kind.GENRE, word);
    }
}
