package com.movieconcierge.model;

import java.util.regex.Pattern;

/**
 * What a viewer's or a film's id may look like: 1 to 128 of letters, digits, {@code . _ : @ -}. Anything else would have to
 * be escaped in Redis keys, URLs and logs.
 */
public final class Ids {
    /** In words, for error messages. */
    public static final String RULE = "1 to 128 of letters, digits and . _ : @ -";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

    private Ids() {}

    public static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }
}
