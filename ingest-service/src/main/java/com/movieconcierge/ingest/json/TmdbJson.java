package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.Provenance;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.model.Film;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A film in the shape of TMDb's movie details with {@code append_to_response=keywords,credits,videos,images,release_dates}; its movieId is
 * {@code tmdb:<id>}, which cannot collide with the numbers of MovieLens. Everything in it is marked as TMDb's.
 *
 * <p>Sources: TMDb API reference, "Movies / Details", "Search / Movie" and "Find / By ID"; sizes of images, "Configuration / Details".
 */
public final class TmdbJson {
    private static final String POSTERS = "https://image.tmdb.org/t/p/w500";
    private static final String BACKDROPS = "https://image.tmdb.org/t/p/w780";
    private static final String VIDEOS = "https://www.youtube.com/watch?v=";
    /** Whose age ratings most films have. */
    private static final String CERTIFIED_IN = "US";

    private static final int CAST = 10;
    private static final int STILLS = 6;
    private static final Pattern IMAGE = Pattern.compile("/[A-Za-z0-9._-]+");
    private static final Pattern VIDEO = Pattern.compile("[A-Za-z0-9_-]+");
    /** Best first; the path decides among equals, so that the same answer gives the same stills. */
    private static final Comparator<JsonNode> BY_VOTES = Comparator.comparingDouble(
                    (JsonNode image) -> -image.path("vote_average").asDouble(0))
            .thenComparingLong(image -> -image.path("vote_count").asLong(0))
            .thenComparing(image -> text(image, "file_path"));

    private final ObjectNode movie;
    private final JsonFields fields;

    private TmdbJson(ObjectNode movie) {
        this.movie = movie;
        this.fields = new JsonFields(movie);
    }

    /** @throws InvalidInputException when a document is no such film, or one for adults only */
    public static Film parse(byte[] document) {
        return new TmdbJson(JsonDocument.parse(document)).film();
    }

    /** The films that a search names, those for adults only left out; errors as with {@link #parse}. */
    public static List<Candidate> parseSearch(byte[] document) {
        return candidates(document, "results");
    }

    /** The only film with an IMDb id; that of an episode, say, is no film. */
    public static Optional<String> parseFind(byte[] document) {
        return candidates(document, "movie_results").stream().findFirst().map(Candidate::id);
    }

    private static List<Candidate> candidates(byte[] document, String name) {
        JsonNode films = JsonDocument.parse(document).path(name);
        if (!films.isArray()) {
            throw new InvalidInputException(name, "must be a list");
        }
        return films.valueStream()
                .filter(film -> !film.path("adult").asBoolean(false))
                .map(film -> candidate(film, name))
                .toList();
    }

    private static Candidate candidate(JsonNode film, String list) {
        if (!film.path("id").isIntegralNumber()) {
            throw new InvalidInputException(list, "every film must have a numeric id");
        }
        return new Candidate(film.path("id").asString(), text(film, "title"), text(film, "original_title"), year(film));
    }

    private Film film() {
        String id = fields.optionalId("id");
        if (!fields.has("id")) {
            fields.report("id", "is missing");
        }
        if (movie.path("adult").asBoolean(false)) {
            fields.report("adult", "films for adults only are left out");
        }
        String title = fields.has("title") ? fields.optionalText("title") : fields.text("original_title");
        String synopsis = blankToNull(fields.optionalText("overview"));
        List<JsonNode> directors = items("credits", "crew").stream()
                .filter(person -> is(person, "job", "Director"))
                .toList();
        List<JsonNode> cast = items("credits", "cast");
        var film = Film.builder("tmdb:" + id, title == null ? "" : title)
                .year(year(movie))
                .genres(texts(items("genres"), "name"))
                .keywords(texts(items("keywords", "keywords"), "name"))
                .synopsis(synopsis)
                .directors(texts(directors, "name"))
                .cast(texts(cast, "name").stream().limit(CAST).toList())
                .originalLanguage(blankToNull(fields.optionalText("original_language")))
                .posterUrl(image(POSTERS, movie, "poster_path"))
                .stills(stills())
                .trailer(trailer(items("videos", "results")))
                .tmdbId(id)
                .imdbId(blankToNull(fields.optionalText("imdb_id")))
                .runtimeMinutes(runtime())
                .countries(texts(items("production_countries"), "iso_3166_1"))
                .certification(certification(items("release_dates", "results")));
        fields.check();
        return marked(film.build());
    }

    /** Empty where it is not there, or no text. */
    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** The year of a date such as {@code 1999-03-31}; null where there is none. */
    private static @Nullable Integer year(JsonNode film) {
        String date = text(film, "release_date");
        return date.matches("\\d{4}-.*") ? Integer.valueOf(date.substring(0, 4)) : null;
    }

    private List<JsonNode> items(String... path) {
        JsonNode node = movie;
        for (String name : path) {
            node = node.path(name);
        }
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            fields.report(String.join(".", path), "must be a list");
            return List.of();
        }
        return node.valueStream().toList();
    }

    /** TMDb writes 0 for a running time that it does not know. */
    private @Nullable Integer runtime() {
        Integer minutes = fields.optionalInt("runtime");
        return minutes == null || minutes <= 0 ? null : minutes;
    }

    /** Of the countries that have one: that of {@value #CERTIFIED_IN}, or the first. */
    private static @Nullable String certification(List<JsonNode> countries) {
        return countries.stream()
                .sorted(Comparator.comparing(country -> !is(country, "iso_3166_1", CERTIFIED_IN)))
                .flatMap(country ->
                        texts(country.path("release_dates").valueStream().toList(), "certification").stream())
                .findFirst()
                .orElse(null);
    }

    private static List<String> texts(List<JsonNode> items, String field) {
        return items.stream()
                .map(item -> text(item, field))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private List<String> stills() {
        List<String> best = items("images", "backdrops").stream()
                .sorted(BY_VOTES)
                .flatMap(image -> Stream.ofNullable(image(BACKDROPS, image, "file_path")))
                .distinct()
                .limit(STILLS)
                .toList();
        return best.isEmpty()
                ? Stream.ofNullable(image(BACKDROPS, movie, "backdrop_path")).toList()
                : best;
    }

    private static @Nullable String trailer(List<JsonNode> videos) {
        return videos.stream()
                .filter(video -> is(video, "site", "YouTube") && is(video, "type", "Trailer"))
                .filter(video -> VIDEO.matcher(text(video, "key")).matches())
                .min(Comparator.comparing(video -> !video.path("official").asBoolean(false)))
                .map(video -> VIDEOS + text(video, "key"))
                .orElse(null);
    }

    private static boolean is(JsonNode node, String field, String value) {
        return value.equals(text(node, field));
    }

    private static @Nullable String image(String base, JsonNode node, String field) {
        String path = text(node, field);
        return IMAGE.matcher(path).matches() ? base + path : null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Film marked(Film film) {
        var sources = new TreeMap<String, String>();
        sources.put("title", Provenance.TMDB);
        Film.CONTENT.stream()
                .filter(field -> !field.isUnknown(film))
                .forEach(field -> sources.put(field.name(), Provenance.TMDB));
        return film.toBuilder().sources(sources).build();
    }
}
