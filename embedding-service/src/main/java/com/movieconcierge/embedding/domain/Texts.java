package com.movieconcierge.embedding.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for the same words. */
final class Texts {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Texts() {}

    /** Single blanks inside, none around. */
    static String tidy(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Tidy and lower case: two spellings that differ in neither are the same name. */
    static String folded(String text) {
        return tidy(text).toLowerCase(Locale.ROOT);
    }
}
