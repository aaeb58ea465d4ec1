package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code concierge evaluate --prequential} as people call it, with the whole product. */
class PrequentialIT {
    private static final int FILMS = 30;
    private static final int VIEWERS = 20;
    private static final int EACH = 10;
    private static final int LAST = 42;
    private static final String[] GENRES = {"Western", "Romance", "Comedy"};

    @TempDir
    private Path folder;

    /** Every viewer rates films of one genre, one a minute, all at the same time; the last one comes when the others are done. */
    private void movieLens() throws IOException {
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        for (int film = 0; film < FILMS; film++) {
            movies.append(film + ",Film " + film + " (19" + (60 + film) + ")," + GENRES[film % 3] + "\n");
        }
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            long begins = 1_500_000_000L + (viewer == VIEWERS - 1 ? 100_000 : 0);
            for (int i = 0; i < EACH; i++) {
                int film = viewer % 3 + 3 * ((viewer + i) % EACH);
                ratings.append("v" + viewer + "," + film + "," + (i % 2 == 0 ? "4.5" : "3.0") + "," + (begins + i * 60)
                        + "\n");
            }
        }
        // Somebody changes their mind, last of all.
        ratings.append("v19,28,1.0,1600000000\n");
        Files.writeString(folder.resolve("movies.csv"), movies);
        Files.writeString(folder.resolve("ratings.csv"), ratings);
        ImageIO.write(
                new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB),
                "jpg",
                Files.createDirectory(folder.resolve("stills")).resolve("0.jpg").toFile());
    }

    @Test
    void theProductIsAskedBeforeEachOfTheLastRatingsAndLeavesNothingBehind() throws IOException {
        movieLens();
        Path json = folder.resolve("figures.json");
        List<Path> before = left();
        String said = said(
                "evaluate",
                "--movielens",
                folder.toString(),
                "--stills",
                folder.resolve("stills").toString(),
                "--prequential",
                "--last",
                String.valueOf(LAST),
                "--json",
                json.toString());
        assertThat(before).containsAll(left());
        assertThat(said)
                .contains("201; the first 159 are imported")
                .contains("from 2017-07-14T02:48:00Z to 2020-09-13T12:26:40Z")
                .contains("41 about 20 viewers, 1 of them newcomers")
                .contains("1 ratings of films that were rated before")
                .contains("stills: given")
                .contains("that of the rating: the clock of recommend-service is set to it")
                .contains("refused: Not published what people choose next");
        JsonNode figures = JsonMapper.shared().readTree(json.toFile());
        assertThat(figures.at("/product/all/NDCG@10/count").asInt()).isEqualTo(40);
        assertThat(figures.at("/product/newcomers/NDCG@10/count").asInt()).isOne();
        // All films but the seen ones are listed: none can be missing.
        assertThat(figures.at("/product/all/Recall@100/mean").asDouble()).isEqualTo(1);
        assertThat(figures.at("/product/all/NDCG@10/mean").asDouble())
                .isGreaterThan(figures.at("/popularity/all/NDCG@10/mean").asDouble());
        assertThat(figures.path("tenths")).hasSize(10);
        JsonNode answers = figures.path("answers");
        assertThat(answers.path("failed").asInt()).isZero();
        assertThat(answers.path("degraded")).isEmpty();
        assertThat(answers.path("models")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(41);
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("concierge-prequential"))
                    .sorted()
                    .toList();
        }
    }

    private static String said(String... words) {
        PrintStream out = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(words)).isZero();
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }
}
