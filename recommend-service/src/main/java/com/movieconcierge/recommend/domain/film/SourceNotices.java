package com.movieconcierge.recommend.domain.film;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a page has to say about where its films' content came from.
 *
 * <p>Source of TMDb's sentence: its API Terms of Use, "Attribution". They ask for its logo too, which is for whoever runs the
 * page to put there.
 */
public final class SourceNotices {
    /** As it stands in the {@code movies} contract. */
    public static final String TMDB = "tmdb";

    private static final Map<String, String> SENTENCES = Map.of(
            TMDB,
            "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.");

    private SourceNotices() {}

    /**
     * The sentences, of sources that want one.
     *
     * @param used whether a source has content in the catalogue
     */
    public static List<String> of(Predicate<String> used) {
        return SENTENCES.entrySet().stream()
                .filter(sentence -> used.test(sentence.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
