package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.domain.search.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** A prompt as words, each with where it stands. Reading is linear in the length of the prompt. */
final class PromptText {
    private static final String QUOTES = "\"“”„«»‹›";
    private static final String STOPS = ".;!?:()[]{}\n—–|•/";

    private PromptText() {}

    /**
     * @param text as written
     * @param folded see {@link Words}; never empty
     * @param clause words of one clause have one number
     * @param part grows at every comma, too
     * @param quote words between the same quotation marks have one number; 0 outside of any
     * @param starts first word of a sentence
     */
    record Token(String text, String folded, int clause, int part, int quote, boolean starts) {

        boolean isCapital() {
            int first = text.codePointAt(0);
            return Character.isUpperCase(first) || Character.isDigit(first);
        }

        /** "Nolan's" is "nolan". */
        String owner() {
            boolean possessive = text.endsWith("'s") || text.endsWith("’s");
            return possessive ? folded.substring(0, folded.length() - 1) : folded;
        }
    }

    /**
     * What is written, without what is not seen: control characters, marks of direction, characters of no width. Line ends
     * stay.
     */
    static String cleaned(String prompt) {
        StringBuilder cleaned = new StringBuilder(prompt.length());
        Normalizer.normalize(prompt, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean unseen = type == Character.FORMAT
                    || type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED;
            if (c == '\n' || c == '\r') {
                cleaned.append('\n');
            } else if (c == '\t' || Character.isSpaceChar(c)) {
                cleaned.append(' ');
            } else if (!unseen) {
                cleaned.appendCodePoint(c);
            }
        });
        return cleaned.toString();
    }

    /** The words of a cleaned prompt. */
    static List<Token> tokens(String cleaned) {
        List<Token> tokens = new ArrayList<>();
        int clause = 0;
        int part = 0;
        int quote = 0;
        int quotes = 0;
        boolean starts = true;
        int i = 0;
        while (i < cleaned.length()) {
            int c = cleaned.codePointAt(i);
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                int end = wordEnd(cleaned, i);
                String text = cleaned.substring(i, end);
                String folded = Words.folded(text);
                if (!folded.isEmpty()) {
                    tokens.add(new Token(text, folded, clause, part, quote, starts));
                    starts = false;
                }
                i = end;
                continue;
            }
            if (c == '&') {
                tokens.add(new Token("&", Words.folded("&"), clause, part, quote, starts));
            }
            if (QUOTES.indexOf(c) >= 0 || isSingleQuote(cleaned, i, quote)) {
                quote = quote == 0 ? ++quotes : 0;
                part++;
            } else if (c == ',' || c == '、' || c == '，') {
                part++;
            } else if (STOPS.indexOf(c) >= 0 || c == '。' || c == '！' || c == '？') {
                clause++;
                part++;
                starts |= ".!?\n。！？".indexOf(c) >= 0;
            }
            i += Character.charCount(c);
        }
        return tokens;
    }

    /** As a quotation mark: in front of a word when none is open, behind one when one is. */
    private static boolean isSingleQuote(String text, int at, int open) {
        char c = text.charAt(at);
        if (c != '\'' && c != '‘' && c != '’') {
            return false;
        }
        boolean before = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
        boolean after = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        boolean closes = text.indexOf('\'', at + 1) > 0 || text.indexOf('’', at + 1) > 0;
        boolean decade = after && Character.isDigit(text.charAt(at + 1));
        return open == 0 ? !before && after && closes && !decade : !after;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean inside = Character.isLetterOrDigit(c) || isMark(c);
            boolean apostrophe = (c == '\'' || c == '’')
                    && end > start
                    && end + 1 < text.length()
                    && Character.isLetter(text.charAt(end + 1));
            if (!inside && !apostrophe) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
