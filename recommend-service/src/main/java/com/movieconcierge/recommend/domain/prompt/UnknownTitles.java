package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.domain.prompt.PromptText.Token;

/**
 * Keeps names that no film here goes by from being read as words: in "like Dark" nothing dark is asked for. They are left to
 * the sentence vector.
 */
final class UnknownTitles {
    private final Lexicon lexicon;

    UnknownTitles(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    void read(Scan scan) {
        for (int i = 1; i < scan.size(); i++) {
            int end = i;
            while (end < scan.size() && isName(scan, end) && (end == i || scan.isTogether(i, end + 1))) {
                end++;
            }
            boolean like = scan.word(i - 1).equals("like")
                    || scan.word(i - 1).equals("to") && scan.word(i - 2).equals("similar");
            if (end > i && like) {
                scan.leave(i, end);
            }
            i = Math.max(i, end - 1);
        }
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
