package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;

/** Stretches of capitalised words, and words the catalogue has another use for: what is no title though a film goes by it. */
record NameRuns(FilmTerms terms) {
    /** Whether words i to j, or the capitalised words around them, are rather a person ("Hitchcock") or a part of a name. */
    boolean isTaken(Scan scan, int from, int to) {
        int start = from;
        while (isCapital(scan, start - 1) && scan.isTogether(start - 1, to)) {
            start--;
        }
        int end = to;
        while (isCapital(scan, end) && scan.isTogether(start, end + 1)) {
            end++;
        }
        boolean single = to - from == 1;
        if (single && end - start > 1) {
            return true;
        }
        String name = scan.phrase(start, end);
        return single
                ? terms.byLastName(scan.tokens.get(from).owner()).isPresent()
                : terms.known(Term.PERSON, name).or(() -> terms.nearest(name)).isPresent();
    }

    /** Whether the catalogue has a keyword of just these words. */
    boolean isKeyword(Scan scan, int from, int to) {
        return terms.known(Term.KEYWORD, scan.phrase(from, to)).isPresent();
    }

    private static boolean isCapital(Scan scan, int at) {
        return at >= 0
                && at < scan.size()
                && Character.isUpperCase(scan.tokens.get(at).text().codePointAt(0));
    }
}
