package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Film;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A film in JSON, in two strengths: what a client sends is held to the contract's names, what comes from files may also use
 * the names common in film data ({@code overview}, {@code director}, {@code runtime}, {@code cast_top3} as {@code A|B|C}) and carry more.
 */
public final class FilmJson {
    private static final Set<String> FIELDS = Set.of(
            "movieId",
            "title",
            "year",
            "genres",
            "keywords",
            "synopsis",
            "directors",
            "cast",
            "language",
            "originalLanguage",
            "posterUrl",
            "stills",
            "trailer",
            "tmdbId",
            "imdbId",
            "sources",
            "runtimeMinutes",
            "countries",
            "certification");

    private FilmJson() {}

    /**
     * A film as a client sends it.
     *
     * @param movieId from the address; a movieId in the document must be the same
     * @throws InvalidInputException naming every field that is unknown, missing or of another type
     */
    public static Film parse(String movieId, byte[] document) {
        var fields = new JsonFields(JsonDocument.parse(document));
        fields.allowOnly(FIELDS);
        if (fields.has("movieId") && !movieId.equals(fields.optionalText("movieId"))) {
            fields.report("movieId", "must be the one in the address, or be left out");
        }
        String title = fields.text("title");
        return film(
                movieId,
                title,
                fields,
                fields.optionalText("synopsis"),
                fields.texts("directors"),
                fields.texts("cast"));
    }

    /**
     * A film as it stands in a file, with its movieId.
     *
     * @throws InvalidInputException naming every field that is missing or of another type
     */
    public static Film parseLine(byte[] line) {
        var fields = new JsonFields(JsonDocument.parse(line));
        return lenient(fields, fields.text("title"));
    }

    /** As {@link #parseLine}, of a line that adds to a film known from elsewhere and need not have a title. */
    public static Film parseText(byte[] line) {
        var fields = new JsonFields(JsonDocument.parse(line));
        String title = fields.optionalText("title");
        return lenient(fields, title == null ? "" : title);
    }

    private static Film lenient(JsonFields fields, String title) {
        String movieId = fields.optionalId("movieId");
        if (movieId == null) {
            fields.report("movieId", "is missing");
        }
        String synopsis = fields.has("synopsis") ? fields.optionalText("synopsis") : fields.optionalText("overview");
        return film(
                movieId == null ? "" : movieId,
                title,
                fields,
                synopsis,
                names(fields, "directors", "director"),
                cast(fields));
    }

    private static Film film(
            String movieId,
            String title,
            JsonFields fields,
            @Nullable String synopsis,
            List<String> directors,
            List<String> cast) {
        var film = Film.builder(movieId, title)
                .year(fields.optionalInt("year"))
                .genres(fields.texts("genres"))
                .keywords(fields.texts("keywords"))
                .synopsis(synopsis == null || synopsis.isBlank() ? null : synopsis)
                .directors(directors)
                .cast(cast)
                .originalLanguage(
                        fields.optionalText(fields.first("originalLanguage", "language", "original_language")))
                .posterUrl(fields.optionalText("posterUrl"))
                .stills(fields.texts("stills"))
                .trailer(fields.optionalText("trailer"))
                .tmdbId(fields.optionalId("tmdbId"))
                .imdbId(fields.optionalId("imdbId"))
                .sources(fields.textMap("sources"))
                .runtimeMinutes(runtime(fields))
                .countries(fields.texts("countries"))
                .certification(fields.optionalText("certification"))
                .build();
        fields.check();
        return film;
    }

    /** Film data writes 0 for a running time that nobody knows. */
    private static @Nullable Integer runtime(JsonFields fields) {
        Integer minutes = fields.optionalInt(fields.first("runtimeMinutes", "runtime"));
        return minutes == null || minutes == 0 && !fields.has("runtimeMinutes") ? null : minutes;
    }

    private static List<String> names(JsonFields fields, String list, String single) {
        if (fields.has(list)) {
            return fields.texts(list);
        }
        return split(fields.optionalText(single));
    }

    private static List<String> cast(JsonFields fields) {
        return fields.has("cast") ? fields.texts("cast") : split(fields.optionalText("cast_top3"));
    }

    private static List<String> split(@Nullable String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split("\\|"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
