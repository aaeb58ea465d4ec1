package com.movieconcierge.recommend.adapter.elsewhere;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of both services. What is longer than embedding-service reads of one film is cut. */
final class FilmDocuments {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "tmdb:";
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SYNOPSIS = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_NAMES = 100;
    private static final int MOST_STILLS = 10;

    private FilmDocuments() {}

    static JsonNode read(String body) {
        return JSON.readTree(body);
    }

    /** @throws IllegalArgumentException when it is no film */
    static Film film(JsonNode details) {
        String id = details.path("tmdbId").asString("");
        String title = details.path("title").asString("");
        if (!id.matches("\\d{1,10}") || title.isBlank()) {
            throw new IllegalArgumentException("no film: tmdbId " + id + ", title " + title);
        }
        return Film.builder(ID + id, title)
                .year(details.path("year").isInt() ? details.path("year").asInt() : null)
                .genres(texts(details, "genres", MOST_NAMES, LONGEST_NAME))
                .keywords(texts(details, "keywords", MOST_NAMES, LONGEST_NAME))
                .synopsis(text(details, "synopsis"))
                .directors(texts(details, "directors", MOST_NAMES, LONGEST_NAME))
                .cast(texts(details, "cast", MOST_NAMES, LONGEST_NAME))
                .originalLanguage(text(details, "language"))
                .posterUrl(text(details, "posterUrl"))
                .sources(Map.of("title", "tmdb"))
                .build();
    }

    /** What embedding-service is asked. A poster is a picture of the film too, where there is no still. */
    static String question(Film film, JsonNode details) {
        ObjectNode question = JSON.createObjectNode();
        ObjectNode asked = question.putObject("film");
        asked.put("title", cut(film.title(), LONGEST_TITLE));
        asked.put("year", film.year());
        asked.put("synopsis", cut(film.synopsis() == null ? "" : film.synopsis(), LONGEST_SYNOPSIS));
        put(asked.putArray("genres"), film.genres());
        put(asked.putArray("keywords"), film.keywords());
        put(asked.putArray("directors"), film.directors());
        put(asked.putArray("cast"), film.cast());
        List<String> stills = texts(details, "stills", MOST_STILLS, LONGEST_URL);
        String poster = film.posterUrl();
        put(asked.putArray("stills"), stills.isEmpty() && poster != null ? List.of(poster) : stills);
        return JSON.writeValueAsString(question);
    }

    /**
     * The vectors of a film; modalities of the future are left out.
     *
     * @throws IllegalArgumentException when a component is not finite, or there is no vector
     */
    static FilmDna dna(Film film, JsonNode answer) {
        List<FilmDna.Block> blocks = new ArrayList<>();
        for (JsonNode block : answer.path("blocks")) {
            JsonNode components = block.path("vector");
            float[] vector = new float[components.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = components.path(i).isNumber() ? components.path(i).floatValue() : Float.NaN;
                if (!Float.isFinite(vector[i])) {
                    throw new IllegalArgumentException("a component of the vectors of " + film.movieId()
                            + " is no finite number: " + components.path(i));
                }
            }
            Modality.find(block.path("modality").asString(""))
                    .ifPresent(modality -> blocks.add(new FilmDna.Block(
                            modality,
                            new ModelRef(
                                    block.path("modelId").asString(""),
                                    block.path("modelVersion").asString("")),
                            vector)));
        }
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("no vector of " + film.movieId());
        }
        return new FilmDna(film.movieId(), "", blocks);
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        return text.isBlank() ? null : text;
    }

    private static List<String> texts(JsonNode node, String field, int most, int longest) {
        return node.path(field)
                .valueStream()
                .map(entry -> entry.asString(""))
                .filter(entry -> !entry.isBlank() && entry.length() <= longest)
                .limit(most)
                .toList();
    }

    private static void put(ArrayNode array, List<String> entries) {
        entries.forEach(array::add);
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }
}
