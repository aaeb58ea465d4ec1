package com.movieconcierge.schemas;

import java.util.regex.Pattern;

/** Text of strangers in a sentence: on one line, and not longer than a person reads. */
public final class Printable {
    private static final int LONGEST = 600;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    private Printable() {}

    /** The text without control characters, cut where it is long. */
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return CONTROLS.matcher(start).replaceAll(" ");
    }

    /** For log files, which are kept when viewers are forgotten: a sentence about a record without what it quotes of it. */
    public static String withoutQuotes(String sentence) {
        return QUOTED.matcher(sentence).replaceAll("'…'");
    }
}
