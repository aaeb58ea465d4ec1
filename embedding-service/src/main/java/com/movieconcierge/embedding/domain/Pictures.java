package com.movieconcierge.embedding.domain;

import java.util.List;
import java.util.Optional;

/**
 * Where a film can be seen.
 *
 * @param stills image URLs, the best first: stills, or the poster where there are none
 * @param trailer video URL
 */
public record Pictures(List<String> stills, Optional<String> trailer) {
    public static final Pictures NONE = new Pictures(List.of(), Optional.empty());

    /** Longer ones are no addresses. */
    static final int MAX_URL = 2_000;

    /** @throws IllegalArgumentException when there are too many, or one is too long; the message says which */
    public Pictures {
        stills = Movie.bounded("stills", stills);
        for (String still : stills) {
            requireShort("stills", still);
        }
        trailer = trailer.map(Texts::tidy).filter(url -> !url.isEmpty());
        trailer.ifPresent(url -> requireShort("trailer", url));
    }

    private static void requireShort(String field, String url) {
        if (url.length() > MAX_URL) {
            throw new IllegalArgumentException(
                    field + " holds a URL of " + url.length() + " characters, at most " + MAX_URL + " are read");
        }
    }
}
