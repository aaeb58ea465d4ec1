package com.movieconcierge.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a film.
 *
 * @param title without the year
 * @param year of release, in [{@value #FIRST_YEAR}, {@value #LAST_YEAR}]
 * @param genres as the source names them
 * @param cast in billing order
 * @param originalLanguage ISO 639-1
 * @param stills image URLs
 * @param trailer video URL
 * @param sources where a field's content came from, by field name, where it was not the film's sender: {@code source} or
 *     {@code source@day}
 * @param runtimeMinutes in [1, {@value #LONGEST_RUNTIME}]
 * @param countries of production, ISO 3166-1 alpha-2 or as the source names them
 * @param certification age rating as the source gives it, such as PG-13
 */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true, enableWither = false, addClassRetainedGenerated = true)
public record Film(
        String movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        List<String> keywords,
        @Nullable String synopsis,
        List<String> directors,
        List<String> cast,
        @Nullable String originalLanguage,
        @Nullable String posterUrl,
        List<String> stills,
        @Nullable String trailer,
        @Nullable String tmdbId,
        @Nullable String imdbId,
        Map<String, String> sources,
        @Nullable Integer runtimeMinutes,
        List<String> countries,
        @Nullable String certification) {

    /** Before the first moving pictures. */
    public static final int FIRST_YEAR = 1870;

    public static final int LAST_YEAR = 2100;
    /** Minutes; longer than the longest films that were shown in cinemas. */
    public static final int LONGEST_RUNTIME = 6_000;

    /** What sources say about a film, field by field: everything but its ids, its title and where it comes from. */
    public static final List<Content<?>> CONTENT = List.of(
            new Content<>("year", Film::year, FilmBuilder::year),
            new Content<>("genres", Film::genres, FilmBuilder::genres),
            new Content<>("keywords", Film::keywords, FilmBuilder::keywords),
            new Content<>("synopsis", Film::synopsis, FilmBuilder::synopsis),
            new Content<>("directors", Film::directors, FilmBuilder::directors),
            new Content<>("cast", Film::cast, FilmBuilder::cast),
            new Content<>("language", Film::originalLanguage, FilmBuilder::originalLanguage),
            new Content<>("posterUrl", Film::posterUrl, FilmBuilder::posterUrl),
            new Content<>("stills", Film::stills, FilmBuilder::stills),
            new Content<>("trailer", Film::trailer, FilmBuilder::trailer),
            new Content<>("runtimeMinutes", Film::runtimeMinutes, FilmBuilder::runtimeMinutes),
            new Content<>("countries", Film::countries, FilmBuilder::countries),
            new Content<>("certification", Film::certification, FilmBuilder::certification));

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_SYNOPSIS = 20_000;
    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_ITEM = 300;
    private static final int LONGEST_ADDRESS = 2_048;
    private static final int LONGEST_FOREIGN_ID = 32;
    private static final int LONGEST_CODE = 16;

    public Film {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
        directors = List.copyOf(directors);
        cast = List.copyOf(cast);
        stills = List.copyOf(stills);
        sources = Map.copyOf(sources);
        countries = List.copyOf(countries);
    }

    /**
     * One field of what sources say.
     *
     * @param name as in {@link Film#sources}
     */
    public record Content<T extends @Nullable Object>(
            String name, Function<Film, T> value, BiConsumer<FilmBuilder, T> setter) {

        /** Whether nothing is known: null, or an empty list. */
        public boolean isUnknown(Film film) {
            T known = value.apply(film);
            return known == null || known instanceof Collection<?> items && items.isEmpty();
        }

        /** Sets what is known of one film in another. */
        public void copy(Film from, FilmBuilder to) {
            setter.accept(to, value.apply(from));
        }
    }

    /** A film of which nothing but its title is known; the builder adds the rest. */
    public static FilmBuilder builder(String movieId, String title) {
        return FilmBuilder.builder().movieId(movieId).title(title);
    }

    /** This film, to be changed. */
    public FilmBuilder toBuilder() {
        return FilmBuilder.builder(this);
    }

    /** Every limit that the film breaks; together they keep a film well below the size of a record. */
    public List<Violation> violations() {
        var found = limits().webAddress("posterUrl", posterUrl).webAddress("trailer", trailer);
        stills.forEach(still -> found.webAddress("stills", still));
        return found.found();
    }

    /**
     * As {@link #violations()}, of a film on the log: producers other than ours write there too, whose pictures and trailers
     * may be files.
     */
    public List<Violation> violationsOnLog() {
        return limits().found();
    }

    private Violations limits() {
        var found = new Violations()
                .id("movieId", movieId)
                .require(!title.isBlank(), "title", "must not be empty")
                .atMost("title", title, LONGEST_TITLE)
                .require(
                        year == null || (year >= FIRST_YEAR && year <= LAST_YEAR),
                        "year",
                        "must be " + FIRST_YEAR + " to " + LAST_YEAR + ", is " + year)
                .atMost("synopsis", synopsis, LONGEST_SYNOPSIS)
                .atMost("originalLanguage", originalLanguage, LONGEST_CODE)
                .atMost("tmdbId", tmdbId, LONGEST_FOREIGN_ID)
                .atMost("imdbId", imdbId, LONGEST_FOREIGN_ID)
                .require(
                        runtimeMinutes == null || (runtimeMinutes >= 1 && runtimeMinutes <= LONGEST_RUNTIME),
                        "runtimeMinutes",
                        "must be 1 to " + LONGEST_RUNTIME + ", is " + runtimeMinutes)
                .atMost("certification", certification, LONGEST_CODE);
        names(found, "genres", genres);
        names(found, "keywords", keywords);
        names(found, "directors", directors);
        names(found, "cast", cast);
        names(found, "countries", countries);
        names(found, "sources", List.copyOf(sources.values()));
        names(found, "sources", List.copyOf(sources.keySet()));
        found.atMost("posterUrl", posterUrl, LONGEST_ADDRESS)
                .atMost("trailer", trailer, LONGEST_ADDRESS)
                .count("stills", stills, MOST_ITEMS);
        stills.forEach(still -> found.atMost("stills", still, LONGEST_ADDRESS));
        return found;
    }

    private static void names(Violations found, String field, List<String> names) {
        found.names(field, names, MOST_ITEMS, LONGEST_ITEM);
    }
}
