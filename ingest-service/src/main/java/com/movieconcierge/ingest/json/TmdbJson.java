package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.Film;
import com.movieconcierge.ingest.domain.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A film in the shape of TMDb's movie details with {@code append_to_response=keywords,credits,videos}; its movieId is
 * {@code tmdb:<id>}, which cannot collide with the numbers of MovieLens.
 *
 * <p>Source: TMDb API reference, "Movies / Details".
 */
public final class TmdbJson {
    private static final String IMAGES = "https://image.tmdb.org/t/p/w500";
    private static final String VIDEOS = "https://www.youtube.com/watch?v=";
    private static final int CAST = 10;

    private TmdbJson() {}

    /** @throws InvalidInputException when a line is no such film, or one for adults only */
    public static Film parseLine(byte[] line) {
        ObjectNode movie = JsonDocument.parse(line);
        var fields = new JsonFields(movie);
        String id = fields.optionalId("id");
        if (id == null) {
            fields.report("id", "is missing");
        }
        if (movie.path("adult").asBoolean(false)) {
            fields.report("adult", "films for adults only are left out");
        }
        String title = fields.has("title") ? fields.optionalText("title") : fields.text("original_title");
        fields.check();
        return new Film(
                "tmdb:" + id,
                title == null ? "" : title,
                year(movie.path("release_date").asString("")),
                names(movie.path("genres"), any -> true),
                names(movie.path("keywords").path("keywords"), any -> true),
                blankToNull(movie.path("overview").asString("")),
                names(movie.path("credits").path("crew"), person -> is(person, "job", "Director")),
                names(movie.path("credits").path("cast"), any -> true).stream()
                        .limit(CAST)
                        .toList(),
                blankToNull(movie.path("original_language").asString("")),
                image(movie.path("poster_path").asString("")),
                Stream.ofNullable(image(movie.path("backdrop_path").asString("")))
                        .toList(),
                trailer(movie.path("videos").path("results")),
                id,
                blankToNull(movie.path("imdb_id").asString("")));
    }

    private static @Nullable Integer year(String date) {
        return date.matches("\\d{4}-.*") ? Integer.valueOf(date.substring(0, 4)) : null;
    }

    private static List<String> names(JsonNode items, Predicate<JsonNode> wanted) {
        var names = new ArrayList<String>();
        for (JsonNode item : items) {
            String name = item.path("name").asString("");
            if (wanted.test(item) && !name.isBlank()) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String trailer(JsonNode videos) {
        for (JsonNode video : videos) {
            if (is(video, "site", "YouTube") && is(video, "type", "Trailer")) {
                return VIDEOS + video.path("key").asString("");
            }
        }
        return null;
    }

    private static boolean is(JsonNode node, String field, String value) {
        return value.equals(node.path(field).asString(""));
    }

    private static @Nullable String image(String path) {
        return path.isBlank() ? null : IMAGES + path;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
