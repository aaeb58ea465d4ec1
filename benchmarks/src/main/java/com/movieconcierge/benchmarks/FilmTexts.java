package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.domain.Texts;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Films, as encoders read them, out of a file of texts, one JSON object a line: movieId, title, year, genres, overview, keywords, director, cast. */
final class FilmTexts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FilmTexts() {}

    static List<Film> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> film(JSON.readTree(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many of them, always the same for a seed; all in the order of the file for 0. */
    static List<Film> sample(List<Film> films, int count, long seed) {
        if (count == 0 || count >= films.size()) {
            return films;
        }
        List<Film> shuffled = new ArrayList<>(films);
        Collections.shuffle(shuffled, new Random(seed));
        return List.copyOf(shuffled.subList(0, count));
    }

    private static Film film(JsonNode json) {
        int year = json.path("year").asInt(0);
        String director = json.path("director").asString("");
        String title = json.path("title").asString("").replaceFirst("\\s*\\(\\d{4}\\)$", "");
        return Texts.tidied(Film.builder(json.get("movieId").asString(), title)
                .year(year == 0 ? null : year)
                .genres(strings(json.path("genres")))
                .keywords(strings(json.path("keywords")))
                .synopsis(json.path("overview").asString(""))
                .directors(director.isEmpty() ? List.of() : List.of(director))
                .cast(List.of(json.path("cast_top3").asString("").split("\\|")))
                .build());
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
