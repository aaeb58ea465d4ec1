package com.movieconcierge.recommend.domain.films;

import com.movieconcierge.model.Film;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a page has to say about where its films' content came from.
 *
 * <p>Source of TMDb's sentence: its API Terms of Use, "Attribution". They ask for its logo too, which is for whoever runs the
 * page to put there.
 */
public final class SourceNotices {
    /** As it stands in the {@code movies} contract. */
    public static final String TMDB = "tmdb";

    private static final String TMDB_PICTURES = "https://image.tmdb.org/";

    private static final Map<String, String> SENTENCES = Map.of(
            TMDB,
            "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.");

    private SourceNotices() {}

    /** Who else the content of a film came from; a picture of TMDb's names it, whoever sent it. */
    public static Set<String> sourcesOf(Film film) {
        Set<String> sources = new TreeSet<>();
        film.sources().values().forEach(source -> sources.add(source.replaceFirst("@.*", "")));
        if (Stream.concat(Stream.ofNullable(film.posterUrl()), film.stills().stream())
                .anyMatch(picture -> picture.startsWith(TMDB_PICTURES))) {
            sources.add(TMDB);
        }
        return sources;
    }

    /** The sentences of sources that want one and that have content in the catalogue. */
    public static List<String> of(Predicate<String> used) {
        return SENTENCES.entrySet().stream()
                .filter(sentence -> used.test(sentence.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
