package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.Provenance;
import com.movieconcierge.model.Film;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A film in the shape of TMDb's movie details with {@code append_to_response=keywords,credits,videos,images,release_dates}; its movieId is
 * {@code tmdb:<id>}, which cannot collide with the numbers of MovieLens. Everything in it is marked as TMDb's.
 *
 * <p>Sources: TMDb API reference, "Movies / Details"; sizes of images, "Configuration / Details".
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
            .thenComparing(image -> image.path("file_path").asString(""));

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
        List<JsonNode> crew = items("credits", "crew");
        List<JsonNode> cast = items("credits", "cast");
        var film = Film.builder("tmdb:" + id, title == null ? "" : title)
                .year(year(movie.path("release_date").asString("")))
                .genres(names(items("genres"), any -> true))
                .keywords(names(items("keywords", "keywords"), any -> true))
                .synopsis(synopsis)
                .directors(names(crew, person -> is(person, "job", "Director")))
                .cast(names(cast, any -> true).stream().limit(CAST).toList())
                .originalLanguage(blankToNull(fields.optionalText("original_language")))
                .posterUrl(image(POSTERS, movie.path("poster_path")))
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

    /** The release year of a date such as {@code 1999-03-31}; null where there is none. */
    static @Nullable Integer year(String date) {
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

    private static List<String> names(List<JsonNode> items, Predicate<JsonNode> wanted) {
        var names = new ArrayList<String>();
        for (JsonNode item : items) {
            String name = item.path("name").asString("");
            if (wanted.test(item) && !name.isBlank()) {
                names.add(name);
            }
        }
        return names;
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
                .map(item -> item.path(field).asString(""))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private List<String> stills() {
        List<String> best = items("images", "backdrops").stream()
                .sorted(BY_VOTES)
                .flatMap(image -> Stream.ofNullable(image(BACKDROPS, image.path("file_path"))))
                .distinct()
                .limit(STILLS)
                .toList();
        return best.isEmpty()
                ? Stream.ofNullable(image(BACKDROPS, movie.path("backdrop_path")))
                        .toList()
                : best;
    }

    private static @Nullable String trailer(List<JsonNode> videos) {
        return videos.stream()
                .filter(video -> is(video, "site", "YouTube") && is(video, "type", "Trailer"))
                .filter(video -> VIDEO.matcher(video.path("key").asString("")).matches())
                .min(Comparator.comparing(video -> !video.path("official").asBoolean(false)))
                .map(video -> VIDEOS + video.path("key").asString(""))
                .orElse(null);
    }

    private static boolean is(JsonNode node, String field, String value) {
        return value.equals(node.path(field).asString(""));
    }

    private static @Nullable String image(String base, JsonNode path) {
        String text = path.asString("");
        return IMAGE.matcher(text).matches() ? base + text : null;
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
