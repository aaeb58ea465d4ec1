package com.movieconcierge.schemas;

import java.util.regex.Pattern;

/** Text of strangers in a sentence: on one line, and not longer than a person reads. */
public final class Printable {
    private static final int LONGEST = 600;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private Printable() {}

    /** The text without control characters, cut where it is long. */
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return CONTROLS.matcher(start).replaceAll(" ");
    }
}
