package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.recommend.domain.prompt.PromptText.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A prompt while it is being read: its words, those that are understood already, and what they said. */
final class Scan {
    private static final int LONGEST_LEFT = 300;
    private static final double SHOUTED = 0.7;

    final List<Token> tokens;

    @Nullable
    Era era;

    @Nullable
    String language;

    @Nullable
    Integer limit;

    private final boolean[] used;
    private final boolean[] cues;
    private final boolean[] left;
    private final List<Draft.Title> unknown = new ArrayList<>();
    private Polarity[] polarity = new Polarity[0];
    private final Map<Polarity, List<Aspects>> found = new EnumMap<>(Polarity.class);

    Scan(String cleaned) {
        this.tokens = PromptText.tokens(cleaned);
        this.used = new boolean[tokens.size()];
        this.cues = new boolean[tokens.size()];
        this.left = new boolean[tokens.size()];
    }

    /** Every name is found that negations must not look into: from here on words are wanted or not. */
    void settle() {
        polarity = Polarity.of(tokens, used, cues);
    }

    /** When nearly all words begin with a capital, capitals say nothing. */
    boolean isShouted() {
        return !tokens.isEmpty() && tokens.stream().filter(Token::isCapital).count() > SHOUTED * tokens.size();
    }

    int size() {
        return tokens.size();
    }

    String word(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).folded() : "";
    }

    Polarity polarity(int i) {
        return polarity[i];
    }

    /** Words i to j, j not included, as one folded phrase. */
    String phrase(int i, int j) {
        return tokens.subList(i, j).stream().map(Token::folded).collect(Collectors.joining(" "));
    }

    /** Whether words i to j are there, and none is understood yet. */
    boolean isFree(int i, int j) {
        return i >= 0 && j <= tokens.size() && i < j && IntStream.range(i, j).noneMatch(k -> used[k]);
    }

    /** Whether words i to j stand in one clause. */
    boolean isTogether(int i, int j) {
        return tokens.get(i).clause() == tokens.get(j - 1).clause();
    }

    void use(int i, int j) {
        Arrays.fill(used, i, j, true);
    }

    /** Nobody is to read words i to j; they stay among those that were not understood. */
    void leave(int i, int j) {
        use(i, j);
        Arrays.fill(left, i, j, true);
    }

    /** Words i to j are the title of a film that is not here. */
    void unknownTitle(int i, int j, @Nullable Integer year) {
        if (polarity[i] == Polarity.WANTED) {
            String title = tokens.subList(i, j).stream().map(Token::text).collect(Collectors.joining(" "));
            unknown.add(new Draft.Title(title, year));
        }
        leave(i, j);
    }

    List<Draft.Title> unknownTitles() {
        return List.copyOf(unknown);
    }

    void found(int i, int j, Aspects what) {
        found(polarity[i], what);
        use(i, j);
    }

    void found(Polarity how, Aspects what) {
        found.computeIfAbsent(how, key -> new ArrayList<>()).add(what);
    }

    Aspects all(Polarity how) {
        return found.getOrDefault(how, List.of()).stream().reduce(Aspects.NONE, Aspects::and);
    }

    /** Words that are wanted and were not understood, as written; those that mean nothing by themselves left out. */
    String left(Lexicon lexicon) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean unread = left[i] || !used[i] && !cues[i] && !lexicon.isFiller(token.folded());
            boolean says = unread && polarity[i] == Polarity.WANTED;
            if (says && words.length() + token.text().length() < LONGEST_LEFT) {
                words.append(words.isEmpty() ? "" : " ").append(token.text());
            }
        }
        return words.toString();
    }

    Understanding understanding(Lexicon lexicon) {
        Aspects ruledOut = all(Polarity.RULED_OUT);
        Aspects less = all(Polarity.LESS);
        // Said both ways, the no holds: "a horror film, but no horror" is no horror film.
        Aspects wanted = all(Polarity.WANTED).without(ruledOut).without(less);
        return new Understanding("", wanted, ruledOut, less.without(ruledOut), era, language, limit, left(lexicon));
    }
}
