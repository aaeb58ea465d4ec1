package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import com.movieconcierge.recommend.domain.search.Words;
import java.util.Optional;
import java.util.Set;

/** Finds what lexicon and catalogue have words for: genres, moods, audiences, languages and keywords; the longest first. */
record WordReader(FilmTerms terms, Lexicon lexicon) {
    private static final int LONGEST_KEYWORD = 4;
    private static final int FEWEST_LETTERS = 3;
    private static final Set<String> FOREIGN = Set.of("foreign", "foreign language", "world cinema");

    void read(Scan scan) {
        boolean about = false;
        for (int i = 0; i < scan.size(); i++) {
            boolean newClause =
                    i > 0 && scan.tokens.get(i).part() != scan.tokens.get(i - 1).part();
            about = scan.word(i).equals("about") || about && !newClause;
            int longest = Math.min(Math.max(lexicon.longest(), LONGEST_KEYWORD), scan.size() - i);
            for (int length = longest; length >= 1; length--) {
                int end = i + length;
                if (scan.isFree(i, end)
                        && scan.isTogether(i, end)
                        && (lexicon(scan, i, end, about) || keyword(scan, i, end))) {
                    break;
                }
            }
        }
    }

    private boolean lexicon(Scan scan, int from, int to, boolean about) {
        String phrase = scan.phrase(from, to);
        if (FOREIGN.contains(phrase)) {
            scan.found(Polarity.RULED_OUT, Aspects.language("en"));
            scan.use(from, to);
            return true;
        }
        boolean any = false;
        for (Lexicon.Entry entry : lexicon.said(phrase)) {
            if (entry.kind() == Lexicon.Kind.LANGUAGE) {
                any |= language(scan, from, to, entry);
            } else if (entry.kind() != Lexicon.Kind.GENRE || !about) {
                // "about war" is no wish for a genre.
                scan.found(from, to, entry.aspects());
                any = true;
            }
        }
        return any;
    }

    /** Japan is a place in "set in Japan", and a language in "from Japan". */
    private static boolean language(Scan scan, int from, int to, Lexicon.Entry entry) {
        boolean adjective =
                !scan.word(from - 1).equals("in") || scan.phrase(from, to).equals(Words.folded(entry.phrase()));
        if (!adjective) {
            return false;
        }
        if (scan.polarity(from) == Polarity.WANTED) {
            scan.language = scan.language == null ? entry.name() : scan.language;
            scan.use(from, to);
        } else {
            scan.found(from, to, entry.aspects());
        }
        return true;
    }

    private boolean keyword(Scan scan, int from, int to) {
        if (to - from > LONGEST_KEYWORD) {
            return false;
        }
        String last = scan.word(to - 1);
        boolean single = to - from == 1;
        if (lexicon.isFiller(last) || lexicon.isFiller(scan.word(from)) || single && last.length() < FEWEST_LETTERS) {
            return false;
        }
        String before = single ? "" : scan.phrase(from, to - 1) + " ";
        Optional<String> keyword = Words.numbers(last).stream()
                .map(word -> terms.known(Term.KEYWORD, before + word))
                .flatMap(Optional::stream)
                .findFirst();
        keyword.ifPresent(word -> {
            scan.found(from, to, Aspects.keyword(word));
            for (int i = from; i < to && !single; i++) {
                alsoSaid(scan, i);
            }
        });
        return keyword.isPresent();
    }

    /** "Folk horror" is horror, too. */
    private void alsoSaid(Scan scan, int at) {
        for (Lexicon.Entry entry : lexicon.said(scan.word(at))) {
            if (entry.kind() != Lexicon.Kind.LANGUAGE) {
                scan.found(scan.polarity(at), entry.aspects());
            }
        }
    }

    /** What asking for some moods rules out: no horror for an evening with the children. */
    static Aspects never(Lexicon lexicon, Aspects wanted) {
        return wanted.moods().stream()
                .flatMap(mood -> lexicon.named(Lexicon.Kind.MOOD, mood).stream())
                .flatMap(mood -> mood.neverGenres().stream())
                .map(genre -> Aspects.genre(lexicon.named(Lexicon.Kind.GENRE, genre)
                        .map(Lexicon.Entry::name)
                        .orElse(genre)))
                .reduce(Aspects.NONE, Aspects::and)
                .without(wanted);
    }
}
