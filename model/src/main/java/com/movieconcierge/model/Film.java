package com.movieconcierge.model;

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
            new Content<>("year", Film::year, Builder::year),
            new Content<>("genres", Film::genres, Builder::genres),
            new Content<>("keywords", Film::keywords, Builder::keywords),
            new Content<>("synopsis", Film::synopsis, Builder::synopsis),
            new Content<>("directors", Film::directors, Builder::directors),
            new Content<>("cast", Film::cast, Builder::cast),
            new Content<>("language", Film::originalLanguage, Builder::originalLanguage),
            new Content<>("posterUrl", Film::posterUrl, Builder::posterUrl),
            new Content<>("stills", Film::stills, Builder::stills),
            new Content<>("trailer", Film::trailer, Builder::trailer),
            new Content<>("runtimeMinutes", Film::runtimeMinutes, Builder::runtimeMinutes),
            new Content<>("countries", Film::countries, Builder::countries),
            new Content<>("certification", Film::certification, Builder::certification));

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
            String name, Function<Film, T> value, BiConsumer<Builder, T> setter) {

        /** Whether nothing is known: null, or an empty list. */
        public boolean isUnknown(Film film) {
            T known = value.apply(film);
            return known == null || known instanceof Collection<?> items && items.isEmpty();
        }

        /** Sets what is known of one film in another. */
        public void copy(Film from, Builder to) {
            setter.accept(to, value.apply(from));
        }
    }

    /** A film of which nothing but its title is known; {@link Builder} adds the rest. */
    public static Builder builder(String movieId, String title) {
        return new Builder(movieId, title);
    }

    /** This film, to be changed. */
    public Builder toBuilder() {
        return new Builder(movieId, title, this);
    }

    /** All that is known of this film, under another id and title. */
    public Builder toBuilder(String otherId, String otherTitle) {
        return new Builder(otherId, otherTitle, this);
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

    /** Sets what is known of a film, field by field; the names are those of the record. */
    public static final class Builder {
        private final String movieId;
        private final String title;
        private @Nullable Integer year;
        private List<String> genres = List.of();
        private List<String> keywords = List.of();
        private @Nullable String synopsis;
        private List<String> directors = List.of();
        private List<String> cast = List.of();
        private @Nullable String originalLanguage;
        private @Nullable String posterUrl;
        private List<String> stills = List.of();
        private @Nullable String trailer;
        private @Nullable String tmdbId;
        private @Nullable String imdbId;
        private Map<String, String> sources = Map.of();
        private @Nullable Integer runtimeMinutes;
        private List<String> countries = List.of();
        private @Nullable String certification;

        private Builder(String movieId, String title) {
            this.movieId = movieId;
            this.title = title;
        }

        private Builder(String movieId, String title, Film film) {
            this(movieId, title);
            year = film.year;
            genres = film.genres;
            keywords = film.keywords;
            synopsis = film.synopsis;
            directors = film.directors;
            cast = film.cast;
            originalLanguage = film.originalLanguage;
            posterUrl = film.posterUrl;
            stills = film.stills;
            trailer = film.trailer;
            tmdbId = film.tmdbId;
            imdbId = film.imdbId;
            sources = film.sources;
            runtimeMinutes = film.runtimeMinutes;
            countries = film.countries;
            certification = film.certification;
        }

        public Builder year(@Nullable Integer value) {
            year = value;
            return this;
        }

        public Builder genres(List<String> value) {
            genres = value;
            return this;
        }

        public Builder keywords(List<String> value) {
            keywords = value;
            return this;
        }

        public Builder synopsis(@Nullable String value) {
            synopsis = value;
            return this;
        }

        public Builder directors(List<String> value) {
            directors = value;
            return this;
        }

        public Builder cast(List<String> value) {
            cast = value;
            return this;
        }

        public Builder originalLanguage(@Nullable String value) {
            originalLanguage = value;
            return this;
        }

        public Builder posterUrl(@Nullable String value) {
            posterUrl = value;
            return this;
        }

        public Builder stills(List<String> value) {
            stills = value;
            return this;
        }

        public Builder trailer(@Nullable String value) {
            trailer = value;
            return this;
        }

        public Builder tmdbId(@Nullable String value) {
            tmdbId = value;
            return this;
        }

        public Builder imdbId(@Nullable String value) {
            imdbId = value;
            return this;
        }

        public Builder sources(Map<String, String> value) {
            sources = value;
            return this;
        }

        public Builder runtimeMinutes(@Nullable Integer value) {
            runtimeMinutes = value;
            return this;
        }

        public Builder countries(List<String> value) {
            countries = value;
            return this;
        }

        public Builder certification(@Nullable String value) {
            certification = value;
            return this;
        }

        public Film build() {
            return new Film(
                    movieId,
                    title,
                    year,
                    genres,
                    keywords,
                    synopsis,
                    directors,
                    cast,
                    originalLanguage,
                    posterUrl,
                    stills,
                    trailer,
                    tmdbId,
                    imdbId,
                    sources,
                    runtimeMinutes,
                    countries,
                    certification);
        }
    }
}
