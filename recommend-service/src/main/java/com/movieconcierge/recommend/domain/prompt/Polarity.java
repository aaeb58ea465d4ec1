package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.domain.prompt.PromptText.Token;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a word is wanted, ruled out, or wanted less of: "a comedy, nothing romantic, and less silly". */
enum Polarity {
    WANTED,
    RULED_OUT,
    LESS;

    /** Phrases that open a negation; the longest first. */
    private static final List<Map.Entry<List<String>, Polarity>> OPENINGS = openings();

    /** Words that end one before its clause does. */
    private static final Set<String> ENDS =
            Set.of("but", "just", "only", "instead", "though", "yet", "please", "sondern", "aber", "mais", "pero");

    private static List<Map.Entry<List<String>, Polarity>> openings() {
        String ruledOut =
                "no,not,nothing,without,except,avoid,avoiding,never,dont want,do not want,dont,cant stand,hate,hates,"
                        + "hated,dislike,disliked,sick of,tired of,bored of,fed up with,enough of,other than,anything but,"
                        + "instead of,rather than,minus,skip,exclude,excluding,isnt,arent,doesnt,didnt like,didnt enjoy,unlike,"
                        + "neither,nor,non,nicht,kein,keine,keinen,ohne,pas,pas de,sans,sin,nada de,no more,anything except,"
                        + "already seen,have seen,ive seen,seen,have watched,already watched,ive watched,too much,allergic to,"
                        + "nichts,rien de,hold the,leave out,stay away from";
        String less = "less,fewer,not as,not so,a bit less,a little less,weniger,moins,menos,tone down,go easy on";
        return Stream.concat(
                        Arrays.stream(ruledOut.split(",")).map(cue -> Map.entry(List.of(cue.split(" ")), RULED_OUT)),
                        Arrays.stream(less.split(",")).map(cue -> Map.entry(List.of(cue.split(" ")), LESS)))
                .sorted(Comparator.comparingInt(cue -> -cue.getKey().size()))
                .toList();
    }

    /**
     * One a word. A negation lasts to the end of its part, and over a list that ends with "or".
     *
     * @param names words that are part of a name and open nothing
     * @param cues takes the words that open a negation
     */
    static Polarity[] of(List<Token> tokens, boolean[] names, boolean[] cues) {
        Polarity[] polarity = new Polarity[tokens.size()];
        Polarity now = WANTED;
        for (int i = 0; i < polarity.length; i++) {
            Token token = tokens.get(i);
            boolean newClause = i > 0 && tokens.get(i - 1).clause() != token.clause();
            boolean newPart = i > 0 && tokens.get(i - 1).part() != token.part() && token.quote() == 0;
            if (newClause || newPart && now != WANTED && !listGoesOn(tokens, i)) {
                now = WANTED;
            }
            if (!names[i] && ENDS.contains(token.folded())) {
                now = WANTED;
            }
            Map.@Nullable Entry<List<String>, Polarity> opening = names[i] ? null : opening(tokens, i);
            if (opening != null && token.quote() == 0) {
                now = opening.getValue();
                int words = opening.getKey().size();
                for (int j = i; j < i + words; j++) {
                    polarity[j] = now;
                    cues[j] = true;
                }
                i += words - 1;
            } else {
                polarity[i] = now;
            }
        }
        return polarity;
    }

    private static Map.@Nullable Entry<List<String>, Polarity> opening(List<Token> tokens, int at) {
        if (follows(tokens, at, "not", "only") || follows(tokens, at, "not", "just")) {
            return null;
        }
        for (Map.Entry<List<String>, Polarity> cue : OPENINGS) {
            if (follows(tokens, at, cue.getKey().toArray(String[]::new))) {
                return cue;
            }
        }
        return null;
    }

    private static boolean follows(List<Token> tokens, int at, String... words) {
        if (at + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(at + i).folded().equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** "no horror, musicals or westerns": the parts are short, and a later one says "or". */
    private static boolean listGoesOn(List<Token> tokens, int at) {
        int clause = tokens.get(at).clause();
        int words = 0;
        int part = tokens.get(at).part();
        for (int i = at; i < tokens.size() && tokens.get(i).clause() == clause; i++) {
            String word = tokens.get(i).folded();
            if (word.equals("or") || word.equals("nor") || word.equals("oder") || word.equals("ou")) {
                return true;
            }
            words = tokens.get(i).part() == part ? words + 1 : 1;
            part = tokens.get(i).part();
            if (words > 3 || ENDS.contains(word)) {
                return false;
            }
        }
        return false;
    }
}
