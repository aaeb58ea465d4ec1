package com.movieconcierge.ingest.adapter.tmdb;

import java.util.regex.Pattern;

/** TMDb's API Read Access Token. It never shows itself: not as text, not in an exception. */
public final class TmdbToken {
    /** RFC 6750. Checked here, for the HTTP client would quote a header that it refuses. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final String secret;

    /** @throws IllegalArgumentException when it cannot be a bearer token */
    public TmdbToken(String secret) {
        if (!BEARER.matcher(secret).matches()) {
            throw new IllegalArgumentException("TMDB_TOKEN has characters that no bearer token has; it is the API Read"
                    + " Access Token of your TMDb account, in one line");
        }
        this.secret = secret;
    }

    String header() {
        return "Bearer " + secret;
    }

    /** A text without the token, should anybody have put it there. */
    String redacted(String text) {
        return text.replace(secret, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
