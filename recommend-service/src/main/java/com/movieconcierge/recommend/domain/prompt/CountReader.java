package com.movieconcierge.recommend.domain.prompt;

import java.util.Set;

/** Finds how many films are wanted: "three films", "five slow thrillers", "top 10". */
final class CountReader {
    private static final int MOST = 100;
    private static final int WORDS_BETWEEN = 5;
    private static final Set<String> FILMS = Set.of(
            "films",
            "movies",
            "titles",
            "recommendations",
            "suggestions",
            "options",
            "picks",
            "flicks",
            "filme",
            "filmes",
            "peliculas",
            "tips");

    private final Lexicon lexicon;

    CountReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

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
            boolean genres = word.endsWith("s")
                    && lexicon.said(word).stream().anyMatch(entry -> entry.kind() == Lexicon.Kind.GENRE);
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
