package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.domain.prompt.PromptText.Token;
import java.util.Set;

/**
 * Keeps names that no film here goes by from being read as words: in "like Dark" nothing dark is asked for. They are left to
 * the sentence vector, and told to whoever can look them up.
 */
record UnknownTitles(Lexicon lexicon) {
    /** Small words between the great ones of a title. */
    private static final Set<String> INSIDE =
            Set.of("of", "the", "a", "an", "de", "la", "le", "les", "des", "der", "die", "das", "del", "el");

    void read(Scan scan) {
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
        boolean language =
                lexicon.said(token.folded()).stream().anyMatch(entry -> entry.kind() == Lexicon.Kind.LANGUAGE);
        return scan.isFree(at, at + 1)
                && Character.isUpperCase(token.text().codePointAt(0))
                && !language
                && !scan.isShouted()
                && Numerals.year(token.folded()) == null;
    }
}
