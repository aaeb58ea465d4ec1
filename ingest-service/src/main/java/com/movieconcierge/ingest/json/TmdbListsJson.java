package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists of films as TMDb answers searches; films for adults only are left out.
 *
 * <p>Sources: TMDb API reference, "Search / Movie" and "Find / By ID".
 */
public final class TmdbListsJson {
    private TmdbListsJson() {}

    /** @throws InvalidInputException when a document is no such list */
    public static List<Candidate> parseSearch(byte[] document) {
        return films(document, "results");
    }

    /**
     * The only film with an IMDb id; that of an episode, say, is no film.
     *
     * @throws InvalidInputException when a document is no such list
     */
    public static Optional<String> parseFind(byte[] document) {
        return films(document, "movie_results").stream().findFirst().map(Candidate::id);
    }

    private static List<Candidate> films(byte[] document, String name) {
        ObjectNode answer = JsonDocument.parse(document);
        JsonNode films = answer.path(name);
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
        @Nullable Integer year = TmdbJson.year(film.path("release_date").asString(""));
        return new Candidate(
                film.path("id").asString(),
                film.path("title").asString(""),
                film.path("original_title").asString(""),
                year);
    }
}
