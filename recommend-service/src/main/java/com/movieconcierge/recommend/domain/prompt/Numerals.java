package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers, years and decades, in digits and in words. */
final class Numerals {
    private static final Map<String, Integer> DECADES = Map.of(
            "twenties", 1920,
            "thirties", 1930,
            "forties", 1940,
            "fifties", 1950,
            "sixties", 1960,
            "seventies", 1970,
            "eighties", 1980,
            "nineties", 1990,
            "noughties", 2000);

    private static final List<String> NUMBERS =
            List.of(("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                            + "sixteen seventeen eighteen nineteen twenty")
                    .split(" "));

    private Numerals() {}

    /** A year in four digits, of which there can be films. */
    static @Nullable Integer year(String word) {
        if (word.length() != 4 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        Integer year = Integer.valueOf(word);
        return year.equals(within(year)) ? year : null;
    }

    /** The nearest year of which there can be films. */
    static @Nullable Integer within(@Nullable Integer year) {
        return year == null ? null : Integer.valueOf(Math.max(Film.FIRST_YEAR, Math.min(Film.LAST_YEAR, year)));
    }

    /** The part of an era of which there can be films. */
    static Era within(Era era) {
        return new Era(within(era.from()), within(era.to()));
    }

    /** The first year of "1980s", "80s" or "eighties". */
    static @Nullable Integer decade(String word) {
        if (DECADES.containsKey(word)) {
            return DECADES.get(word);
        }
        boolean ends = word.endsWith("0s") || word.endsWith("0er") || word.endsWith("0ern");
        String digits = word.replaceAll("[a-z]", "");
        if (!ends
                || digits.length() != 2 && digits.length() != 4
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(digits);
        Integer decade = digits.length() == 4 ? number : number < 20 ? 2000 + number : 1900 + number;
        return decade.equals(within(decade)) ? decade : null;
    }

    /** A number of at most three digits, in digits or as a word up to twenty; "a couple" is two, "a few" five. */
    static @Nullable Integer number(String word) {
        if (!word.isEmpty() && word.length() <= 3 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.valueOf(word);
        }
        return switch (word) {
            case "couple" -> 2;
            case "few" -> 5;
            case "thirty" -> 30;
            case "forty" -> 40;
            case "fifty" -> 50;
            case "drei", "trois", "tres" -> 3;
            case "funf", "cinq", "cinco" -> 5;
            case "zehn", "dix", "diez" -> 10;
            default -> {
                int index = NUMBERS.indexOf(word);
                yield index < 0 ? null : Integer.valueOf(index);
            }
        };
    }

    /** Finds how many films are wanted: "three films", "five slow thrillers", "top 10". */
    record CountReader(Lexicon lexicon) {
        private static final int MOST = 100;
        private static final int WORDS_BETWEEN = 5;
        private static final Set<String> FILMS =
                Set.of(("films movies titles recommendations suggestions options picks flicks filme filmes peliculas "
                                + "tips")
                        .split(" "));

        void read(Scan scan) {
            for (int i = 0; i < scan.size() && scan.limit == null; i++) {
                Integer count = scan.isFree(i, i + 1) ? Numerals.number(scan.word(i)) : null;
                if (count == null || count < 1 || count > MOST || scan.word(i).equals("few")) {
                    continue;
                }
                boolean one = count == 1 && Set.of("film", "movie").contains(scan.word(i + 1));
                if (one || scan.word(i - 1).equals("top") || isCounted(scan, i + 1)) {
                    scan.limit = count;
                    scan.use(i, i + 1);
                }
            }
        }

        private boolean isCounted(Scan scan, int from) {
            for (int i = from; i < from + WORDS_BETWEEN && i < scan.size() && scan.isTogether(from - 1, i + 1); i++) {
                String word = scan.word(i);
                boolean genres = word.endsWith("s") && lexicon.says(Lexicon.Kind.GENRE, word);
                if (FILMS.contains(word) || genres) {
                    return true;
                }
                if (Set.of("year", "years", "decades", "jahre").contains(word)) {
                    return false;
                }
            }
            return false;
        }
    }
}
