package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Film;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film in JSON, in two strengths: what a client sends is held to the contract's names, what comes from files may also use
 * the names common in film data ({@code overview}, {@code director}, {@code runtime}, {@code cast_top3} as {@code A|B|C}) and carry more.
 */
public final class FilmJson {
    private final JsonFields fields;
    private final boolean fromFile;

    private FilmJson(byte[] document, boolean fromFile) {
        this.fields = JsonFields.of(document);
        this.fromFile = fromFile;
    }

    /**
     * A film as a client sends it.
     *
     * @param movieId from the address; a movieId in the document must be the same
     * @throws InvalidInputException naming every field that is unknown, missing or of another type
     */
    public static Film parse(String movieId, byte[] document) {
        var json = new FilmJson(document, false);
        if (json.fields.has("movieId") && !movieId.equals(json.fields.optionalText("movieId"))) {
            json.fields.report("movieId", "must be the one in the address, or be left out");
        }
        Film film = json.film(movieId, json.fields.text("title"));
        json.fields.checkNothingElse();
        return film;
    }

    /** A film as it stands in a file, with its movieId; otherwise as {@link #parse}, but for unknown fields. */
    public static Film parseLine(byte[] line) {
        var json = new FilmJson(line, true);
        return json.film(json.fields.text("title"));
    }

    /** As {@link #parseLine}, of a line that adds to a film known from elsewhere and need not have a title. */
    public static Film parseText(byte[] line) {
        var json = new FilmJson(line, true);
        return json.film(orEmpty(json.fields.optionalText("title")));
    }

    private Film film(String title) {
        String movieId = fields.optionalId("movieId");
        if (!fields.has("movieId")) {
            fields.report("movieId", "is missing");
        }
        Film film = film(orEmpty(movieId), title);
        fields.check();
        return film;
    }

    private Film film(String movieId, String title) {
        String synopsis = fields.optionalText(name("synopsis", "overview"));
        return Film.builder(movieId, title)
                .synopsis(synopsis == null || synopsis.isBlank() ? null : synopsis)
                .directors(names("directors", "director"))
                .cast(names("cast", "cast_top3"))
                .year(fields.optionalInt("year"))
                .genres(fields.texts("genres"))
                .keywords(fields.texts("keywords"))
                .originalLanguage(
                        fields.optionalText(name(fields.first("originalLanguage", "language"), "original_language")))
                .posterUrl(fields.optionalText("posterUrl"))
                .stills(fields.texts("stills"))
                .trailer(fields.optionalText("trailer"))
                .tmdbId(fields.optionalId("tmdbId"))
                .imdbId(fields.optionalId("imdbId"))
                .sources(fields.textMap("sources"))
                .runtimeMinutes(runtime())
                .countries(fields.texts("countries"))
                .certification(fields.optionalText("certification"))
                .build();
    }

    /** Film data writes 0 for a running time that nobody knows. */
    private @Nullable Integer runtime() {
        Integer minutes = fields.optionalInt(name("runtimeMinutes", "runtime"));
        return minutes == null || minutes == 0 && !fields.has("runtimeMinutes") ? null : minutes;
    }

    /** The contract's name, or what files call it where they do not use that. */
    private String name(String contract, String inFiles) {
        return fromFile ? fields.first(contract, inFiles) : contract;
    }

    private List<String> names(String list, String joinedInFiles) {
        return fromFile && !fields.has(list)
                ? Arrays.stream(orEmpty(fields.optionalText(joinedInFiles)).split("\\|"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList()
                : fields.texts(list);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
