package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.prompt.PromptText.Token;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the films that a prompt names. How sure a title must be depends on what points at it: quotation marks or "like"
 * forgive typos, capitals ask for more, and of words written small only a whole title that is no phrase of the language
 * will do.
 */
record TitleReader(
        TitleLinks titles, CommonWords common, FilmTerms terms, Lexicon lexicon, ToDoubleFunction<Film> popularity) {
    private static final int LONGEST = 10;
    private static final int LONGEST_TYPED = 6;
    private static final int LONG_WORD = 7;
    private static final Set<String> CHAIN = Set.of("and", "or", "meets", "plus", "x", "with", "und", "et", "y");
    private static final List<String> CUES = List.of(
            ("like,similar to,such as,as in,reminds me of,remind me of,reminiscent of,fan of,fans of,loved,love,adore,adored,"
                            + "enjoyed,liked,along the lines of,in the vein of,in the style of,in the spirit of,a la,comparable to,"
                            + "resembling,unlike,hated,hate,seen,watched,watching,another,same as,wie,comme,como,than,not,except,"
                            + "no more,rewatch,mixed with,crossed with")
                    .split(","));

    /** A film and the words that name it, the last not included. */
    record Link(int from, int to, Film film) {}

    List<Link> read(Scan scan) {
        List<Link> links = new ArrayList<>();
        quoted(scan, links);
        if (links.isEmpty() && scan.size() > 0 && scan.size() <= LONGEST && isNothingElse(scan)) {
            Link link = link(scan, 0, scan.size(), false);
            if (link != null) {
                add(scan, links, link);
            }
        }
        for (int i = 0; i < scan.size(); i++) {
            int after = afterCue(scan, i);
            if (after > 0) {
                chained(scan, after, links);
            }
        }
        for (int i = 0; i < scan.size(); i++) {
            Link link = plain(scan, i);
            if (link != null) {
                int after = add(scan, links, link);
                if (CHAIN.contains(scan.word(after))) {
                    chained(scan, after + 1, links);
                }
            }
        }
        return links;
    }

    /** A prompt that may be a title and no more. */
    private boolean isNothingElse(Scan scan) {
        String prompt = scan.phrase(0, scan.size());
        return lexicon.said(prompt).isEmpty()
                && !(scan.size() == 1 && isTaken(scan, 0, 1))
                && (!lexicon.isFiller(scan.word(0))
                        || titles.exactly(prompt, null, popularity).isPresent());
    }

    private void quoted(Scan scan, List<Link> links) {
        for (int i = 0; i < scan.size(); i++) {
            int quote = scan.tokens.get(i).quote();
            int end = i;
            while (quote > 0 && end < scan.size() && scan.tokens.get(end).quote() == quote) {
                end++;
            }
            if (end > i && end - i <= LONGEST) {
                Link link = link(scan, i, end, true);
                if (link != null) {
                    add(scan, links, link);
                }
            }
            i = Math.max(i, end - 1);
        }
    }

    /** Where the words after a cue begin; 0 for no cue. */
    private static int afterCue(Scan scan, int at) {
        for (String cue : CUES) {
            int end = at + cue.split(" ").length;
            if (end < scan.size()
                    && scan.isFree(at, end)
                    && scan.phrase(at, end).equals(cue)) {
                return end;
            }
        }
        return 0;
    }

    private void chained(Scan scan, int start, List<Link> links) {
        int at = start;
        while (at < scan.size()) {
            Link link = cued(scan, at);
            if (link == null) {
                return;
            }
            at = add(scan, links, link);
            boolean comma = at < scan.size()
                    && scan.tokens.get(at).part() != scan.tokens.get(at - 1).part();
            if (CHAIN.contains(scan.word(at))) {
                at++;
            } else if (!comma) {
                return;
            }
        }
    }

    private @Nullable Link cued(Scan scan, int at) {
        for (int length = Math.min(LONGEST, scan.size() - at); length >= 1; length--) {
            Link link =
                    scan.isFree(at, at + length) && isName(scan, at, at + length) ? exact(scan, at, at + length) : null;
            if (link != null) {
                return link;
            }
        }
        for (int length = Math.min(LONGEST_TYPED, scan.size() - at); length >= 1; length--) {
            int end = at + length;
            if (scan.isFree(at, end) && scan.isTogether(at, end) && saysMore(scan, at, end)) {
                Link link = link(scan, at, end, false);
                if (link != null) {
                    return link;
                }
            }
        }
        return null;
    }

    /** Behind "like": any title, but a single small word must not be one that means something else. */
    private boolean isName(Scan scan, int from, int to) {
        Token first = scan.tokens.get(from);
        if (to - from > 1 || first.isCapital() && !scan.isShouted()) {
            return to - from == 1 || !lexicon.isFiller(scan.word(to - 1)) || first.isCapital();
        }
        return !lexicon.isFiller(first.folded()) && lexicon.said(first.folded()).isEmpty();
    }

    /** Typos are looked for in names only: somewhere among the words is a capital, or one that is no common word. */
    private boolean saysMore(Scan scan, int from, int to) {
        if (lexicon.isFiller(scan.word(to - 1))) {
            return false;
        }
        for (int i = from; i < to; i++) {
            String word = scan.word(i);
            boolean capital = scan.tokens.get(i).isCapital() && !scan.isShouted();
            if (!lexicon.isFiller(word) && lexicon.said(word).isEmpty() && (capital || !common.isCommon(word))) {
                return true;
            }
        }
        return false;
    }

    /** Without a cue. */
    private @Nullable Link plain(Scan scan, int at) {
        boolean capital = scan.tokens.get(at).isCapital() && !scan.isShouted();
        for (int length = Math.min(LONGEST, scan.size() - at); length >= 1; length--) {
            int end = at + length;
            if (scan.isFree(at, end) && (capital ? isCapitalName(scan, at, end) : isSmallTitle(scan, at, end))) {
                Link link = exact(scan, at, end);
                if (link == null && capital && length > 1) {
                    link = link(scan, at, end, false);
                }
                if (link == null && capital && scan.word(at).length() >= LONG_WORD) {
                    link = titles.nearly(scan.word(at), null, popularity)
                            .map(film -> new Link(at, at + 1, film))
                            .orElse(null);
                }
                if (link != null) {
                    return link;
                }
            }
        }
        return null;
    }

    private boolean isCapitalName(Scan scan, int from, int to) {
        String last = scan.word(to - 1);
        if (!scan.tokens.get(to - 1).isCapital() || lexicon.isFiller(last) && to - from == 1) {
            return false;
        }
        boolean named = to - from > 1 && scan.isTogether(from, to)
                || to - from > 1
                        && titles.exactly(scan.phrase(from, to), null, popularity)
                                .isPresent();
        String only = scan.word(from);
        boolean plainWord = common.isCommon(only) || scan.tokens.get(from).starts() || only.length() < 4;
        return (named || to - from == 1 && !plainWord)
                && lexicon.said(scan.phrase(from, to)).isEmpty()
                && !Character.isDigit(only.charAt(0))
                && !isTaken(scan, from, to);
    }

    /** Three words or more, or two of which one is a name by itself; no phrase that means something else. */
    private boolean isSmallTitle(Scan scan, int from, int to) {
        int words = 0;
        boolean rare = false;
        for (int i = from; i < to; i++) {
            boolean filler = lexicon.isFiller(scan.word(i));
            words += filler ? 0 : 1;
            rare |= !filler
                    && !common.isCommon(scan.word(i))
                    && !Character.isDigit(scan.word(i).charAt(0));
        }
        return to - from >= 2
                && (rare && words >= 1 || words >= 2 && to - from >= 3)
                && lexicon.said(scan.phrase(from, to)).isEmpty()
                && terms.known(Term.KEYWORD, scan.phrase(from, to)).isEmpty();
    }

    private @Nullable Link exact(Scan scan, int from, int to) {
        Integer year = Numerals.year(scan.word(to));
        Optional<Film> found = titles.exactly(scan.phrase(from, to), year, popularity);
        if (found.isPresent()) {
            return new Link(from, year == null ? to : to + 1, found.get());
        }
        return titles.exactly(scan.phrase(from, to), null, popularity)
                .map(film -> new Link(from, to, film))
                .orElse(null);
    }

    private @Nullable Link link(Scan scan, int from, int to, boolean whole) {
        Link exact = exact(scan, from, to);
        if (exact != null) {
            return exact;
        }
        String phrase = scan.phrase(from, to);
        return titles.nearly(phrase, null, popularity)
                .or(() -> titles.partly(phrase, null, popularity))
                .filter(film -> whole || lexicon.said(phrase).isEmpty())
                .map(film -> new Link(from, to, film))
                .orElse(null);
    }

    private static int add(Scan scan, List<Link> links, Link link) {
        links.add(link);
        scan.use(link.from, link.to);
        return link.to;
    }

    /**
     * Whether words i to j, or the capitalised words around them, are rather a person ("Hitchcock") or a part of a name: no
     * title, though a film goes by it.
     */
    private boolean isTaken(Scan scan, int from, int to) {
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

    private static boolean isCapital(Scan scan, int at) {
        return at >= 0
                && at < scan.size()
                && Character.isUpperCase(scan.tokens.get(at).text().codePointAt(0));
    }
}
