package com.movieconcierge.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One spelling for titles and names that people write in many: lower case, no accents, no apostrophes, "and" for
 * {@code &}, and a plain letter or two for letters that no accent makes ({@code ø}, {@code ł}, {@code ß}). Whatever else
 * is neither letter nor digit is one blank between words.
 *
 * <p>Scripts other than Latin keep their letters, decomposed (Unicode NFKD) and without their marks.
 */
public final class TextFolding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Straight, typographic, reversed, modifier letters, prime and grave; see {@link #fold} for the acute. */
    private static final String APOSTROPHES = "'‘’‛ʼʻʹ′`";

    /** What Unicode does not decompose; lower case. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            letter('ø', "o"),
            letter('ł', "l"),
            letter('ß', "ss"),
            letter('æ', "ae"),
            letter('œ', "oe"),
            letter('đ', "d"),
            letter('ð', "d"),
            letter('þ', "th"),
            letter('ħ', "h"),
            letter('ŧ', "t"),
            letter('ŋ', "ng"),
            letter('ı', "i"),
            letter('&', " and "));

    private TextFolding() {}

    private static Map.Entry<Integer, String> letter(char letter, String plain) {
        return Map.entry((int) letter, plain);
    }

    /** The text in that spelling; empty for one without letters and digits. */
    public static String fold(String text) {
        // Decomposed, an acute would be a blank, and 8½ would be 81/2.
        String apart = text.replace("´", "").replace("½", " 1/2");
        String bare =
                MARKS.matcher(Normalizer.normalize(apart, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder plain = new StringBuilder(bare.length());
        bare.toLowerCase(Locale.ROOT).codePoints().forEach(each -> {
            String letters = LETTERS.get(each);
            if (letters != null) {
                plain.append(letters);
            } else if (APOSTROPHES.indexOf(each) < 0) {
                plain.appendCodePoint(each);
            }
        });
        return BETWEEN.matcher(plain).replaceAll(" ").strip();
    }
}
