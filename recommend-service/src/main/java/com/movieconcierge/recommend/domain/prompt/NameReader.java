package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.recommend.domain.prompt.PromptText.Token;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import java.util.Optional;
import java.util.Set;

/**
 * Finds directors and actors: by their full names, with a typo or two, or by a last name that can only be theirs. Then keeps
 * names that no film here goes by from being read as words: in "like Dark" nothing dark is asked for. They are left to the
 * sentence vector, and told to whoever can look them up.
 */
record NameReader(FilmTerms terms, CommonWords common, Lexicon lexicon) {
    private static final int LONGEST = 4;
    private static final Set<String> CUES =
            Set.of("by", "with", "starring", "from", "directed", "director", "featuring", "mit", "von", "avec", "con");
    private static final Set<String> FILMS =
            Set.of("film", "films", "movie", "movies", "style", "flick", "esque", "classic");

    /** Small words between the great ones of a title. */
    private static final Set<String> INSIDE =
            Set.of("of", "the", "a", "an", "de", "la", "le", "les", "des", "der", "die", "das", "del", "el");

    void read(Scan scan) {
        people(scan);
        unknownTitles(scan);
    }

    private void people(Scan scan) {
        for (int i = 0; i < scan.size(); i++) {
            for (int length = Math.min(LONGEST, scan.size() - i); length >= 1; length--) {
                int end = i + length;
                Optional<String> person = scan.isFree(i, end) && scan.isTogether(i, end)
                        ? length > 1 ? fullName(scan, i, end) : lastName(scan, i)
                        : Optional.empty();
                if (person.isPresent()) {
                    scan.found(i, end, Aspects.person(person.get()));
                    break;
                }
            }
        }
    }

    private Optional<String> fullName(Scan scan, int from, int to) {
        String name = scan.phrase(from, to - 1) + " " + scan.tokens.get(to - 1).owner();
        boolean capitals =
                scan.tokens.get(from).isCapital() && scan.tokens.get(to - 1).isCapital() && !scan.isShouted();
        boolean mayBeMistyped = capitals || CUES.contains(scan.word(from - 1));
        boolean isName = !lexicon.isFiller(scan.word(from)) && !lexicon.isFiller(scan.word(to - 1));
        return terms.known(FilmTerms.Term.PERSON, name)
                .or(() -> mayBeMistyped && isName ? terms.nearest(name) : Optional.empty());
    }

    private Optional<String> lastName(Scan scan, int at) {
        Token token = scan.tokens.get(at);
        String name = token.owner();
        boolean cued = CUES.contains(scan.word(at - 1)) || !name.equals(token.folded());
        boolean capital = token.isCapital() && (!scan.isShouted() || scan.size() == 1);
        boolean pointedAt = cued || capital || FILMS.contains(scan.word(at + 1));
        boolean isWord = common.isCommon(name) && !(capital && !token.starts() && cued) || isPartOfKeyword(scan, at);
        return pointedAt
                        && !isWord
                        && name.length() > 2
                        && !lexicon.isFiller(name)
                        && lexicon.said(name).isEmpty()
                ? terms.byLastName(name)
                : Optional.empty();
    }

    /** "New York" is not Michael York, and "in Paris" nobody. */
    private boolean isPartOfKeyword(Scan scan, int at) {
        String word = scan.word(at);
        boolean place = Set.of("in", "about", "from").contains(scan.word(at - 1))
                && terms.known(FilmTerms.Term.KEYWORD, word).isPresent();
        return place
                || terms.known(FilmTerms.Term.KEYWORD, scan.word(at - 1) + " " + word)
                        .isPresent()
                || terms.known(FilmTerms.Term.KEYWORD, word + " " + scan.word(at + 1))
                        .isPresent();
    }

    private void unknownTitles(Scan scan) {
        for (int i = 1; i < scan.size(); i++) {
            int end = nameEnd(scan, i);
            boolean like = scan.word(i - 1).equals("like")
                    || scan.word(i - 1).equals("to") && scan.word(i - 2).equals("similar");
            if (end > i && like) {
                scan.unknownTitle(i, end, Numerals.year(scan.word(end)));
            }
            i = Math.max(i, end - 1);
        }
    }

    /** Behind the name that begins at a word; that word itself where none does. "Portrait of a Lady" is one. */
    private int nameEnd(Scan scan, int from) {
        int end = from;
        int at = from;
        while (at < scan.size() && (at == from || scan.isTogether(from, at + 1))) {
            if (isName(scan, at)) {
                end = at + 1;
            } else if (end == from || !INSIDE.contains(scan.word(at)) || !scan.isFree(at, at + 1)) {
                break;
            }
            at++;
        }
        return end;
    }

    private boolean isName(Scan scan, int at) {
        Token token = scan.tokens.get(at);
        boolean language = lexicon.says(Lexicon.Kind.LANGUAGE, token.folded());
        return scan.isFree(at, at + 1)
                && Character.isUpperCase(token.text().codePointAt(0))
                && !language
                && !scan.isShouted()
                && Numerals.year(token.folded()) == null;
    }
}
