package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.recommend.domain.prompt.PromptText.Token;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import java.util.Optional;
import java.util.Set;

/** Finds directors and actors: by their full names, with a typo or two, or by a last name that can only be theirs. */
record PeopleReader(FilmTerms terms, CommonWords common, Lexicon lexicon) {
    private static final int LONGEST = 4;
    private static final Set<String> CUES =
            Set.of("by", "with", "starring", "from", "directed", "director", "featuring", "mit", "von", "avec", "con");
    private static final Set<String> FILMS =
            Set.of("film", "films", "movie", "movies", "style", "flick", "esque", "classic");

    void read(Scan scan) {
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
}
