package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code concierge evaluate} as people call it, with the real model of texts. */
class EvaluateIT {
    private static final String[][] KINDS = {
        {"Western", "A sheriff rides out against outlaws who robbed the bank of a frontier town", "gunfight"},
        {"Science Fiction", "The crew of a spaceship finds alien life on a distant planet", "space travel"},
        {"Romance", "Two strangers fall in love during a summer in the city", "love story"}
    };
    private static final int FILMS_A_KIND = 8;

    @TempDir
    private Path folder;

    /** Every viewer likes one kind, and sees its films one after the other, beginning anywhere. */
    private Path texts() throws IOException {
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        StringBuilder texts = new StringBuilder();
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        for (int kind = 0; kind < KINDS.length; kind++) {
            for (int i = 0; i < FILMS_A_KIND; i++) {
                int id = kind * FILMS_A_KIND + i;
                movies.append(id + ",Film " + id + " (19" + (70 + i) + ")," + KINDS[kind][0] + "\n");
                texts.append(
                        "{\"movieId\": " + id + ", \"title\": \"Film " + id + "\", \"genres\": [\"" + KINDS[kind][0]
                                + "\"], \"overview\": \"" + KINDS[kind][1] + ", part " + i + ".\", \"keywords\": [\""
                                + KINDS[kind][2] + "\"]}\n");
            }
        }
        for (int viewer = 0; viewer < 24; viewer++) {
            for (int i = 0; i < 6; i++) {
                int id = viewer % KINDS.length * FILMS_A_KIND + (viewer + i) % FILMS_A_KIND;
                ratings.append("v" + viewer + "," + id + ",4.5," + (1_500_000_000 + viewer * 1000 + i * 60) + "\n");
            }
        }
        Files.writeString(folder.resolve("movies.csv"), movies);
        Files.writeString(folder.resolve("ratings.csv"), ratings);
        return Files.writeString(folder.resolve("texts.jsonl"), texts);
    }

    @Test
    void oneCommandSaysHowGoodTheListsAre() throws IOException {
        Path texts = texts();
        Path json = folder.resolve("figures.json");
        Path html = folder.resolve("report.html");
        int exit = Main.commandLine()
                .execute(
                        "evaluate",
                        "--movielens",
                        folder.toString(),
                        "--texts",
                        texts.toString(),
                        "--split",
                        "last-1",
                        "--models",
                        "content,popular,behaviour",
                        "--json",
                        json.toString(),
                        "--html",
                        html.toString());
        assertThat(exit).isZero();
        JsonNode models =
                JsonMapper.builder().build().readTree(Files.readString(json)).path("models");
        double content = ndcg(models.get(0), "content");
        double popular = ndcg(models.get(1), "popular");
        assertThat(content).isGreaterThan(2 * popular);
        assertThat(ndcg(models.get(2), "behaviour")).isGreaterThan(2 * popular);
        assertThat(Files.readString(html)).contains("content", "popular", "behaviour", "<svg");
    }

    private static double ndcg(JsonNode model, String name) {
        assertThat(model.path("model").asString()).isEqualTo(name);
        return model.path("figures").path("all").path("NDCG@10").path("mean").asDouble();
    }
}
