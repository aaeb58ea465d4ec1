package com.movieconcierge.recommend.domain.search;

import com.movieconcierge.kernel.TextFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One spelling for words that a person may type in many. */
public final class Words {
    private static final Pattern ARTICLE = Pattern.compile("^(the|a|an) ");

    private Words() {}

    /** The one spelling; see {@link TextFolding}. */
    public static String folded(String text) {
        return TextFolding.fold(text);
    }

    /** The words of a folded text. */
    public static List<String> of(String folded) {
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }

    /** Without the article it begins with. */
    static String withoutArticle(String folded) {
        return ARTICLE.matcher(folded).replaceFirst("");
    }

    /** The other number of an English noun, and the word itself: "heists" and "heist". */
    public static List<String> numbers(String word) {
        List<String> numbers = new ArrayList<>(List.of(word));
        int length = word.length();
        if (word.endsWith("ies") && length > 4) {
            numbers.add(word.substring(0, length - 3) + "y");
        } else if (word.endsWith("es") && length > 4) {
            numbers.add(word.substring(0, length - 2));
        }
        if (word.endsWith("s") && length > 3) {
            numbers.add(word.substring(0, length - 1));
        } else {
            numbers.add(word + "s");
        }
        return numbers;
    }

    /**
     * Edits from one text to another, neighbours swapped counting as one (optimal string alignment).
     *
     * @param most beyond this the distance does not matter
     * @return at most {@code most + 1}
     */
    public static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > most) {
                return most + 1;
            }
            before = above;
            above = row;
        }
        return Math.min(above[b.length()], most + 1);
    }
}
