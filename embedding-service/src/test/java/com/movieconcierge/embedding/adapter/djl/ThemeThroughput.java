package com.movieconcierge.embedding.adapter.djl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.embedding.domain.ThemeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * How many films a second get their theme vector, with 1, 2, … workers: the figures behind the schedule, see
 * docs/measurements.md. Run by hand:
 *
 * <pre>
 * mvn -q -pl embedding-service test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=com.movieconcierge.embedding.adapter.djl.ThemeThroughput \
 *   -Dexec.args="TEXTS.jsonl FILMS MAX_WORKERS CACHE_DIR"
 * </pre>
 */
public final class ThemeThroughput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 50;

    private ThemeThroughput() {}

    public static void main(String[] args) throws IOException {
        int films = Integer.parseInt(args[1]);
        int maxWorkers = Integer.parseInt(args[2]);
        List<Movie> movies;
        try (var lines = Files.lines(Path.of(args[0]))) {
            movies = lines.map(ThemeThroughput::read)
                    .filter(movie -> ThemeText.of(movie).isPresent())
                    .limit(films)
                    .toList();
        }
        for (int workers : IntStream.rangeClosed(1, maxWorkers).toArray()) {
            measure(movies, workers, Path.of(args[3]));
        }
    }

    private static void measure(List<Movie> movies, int workers, Path cache) {
        try (var encoder = new ThemeEncoder(cache, workers)) {
            long loading = System.nanoTime();
            encoder.prepare();
            double loadSeconds = (System.nanoTime() - loading) / 1e9;
            encode(movies.subList(0, Math.min(WARM_UP, movies.size())), encoder, workers);
            long begin = System.nanoTime();
            encode(movies, encoder, workers);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%d worker(s): %d texts in %.1f s = %.1f/s; %d in several windows; model loaded in %.1f s%n",
                    workers, movies.size(), seconds, movies.size() / seconds, encoder.windowedTexts(), loadSeconds);
        }
    }

    private static void encode(List<Movie> movies, ThemeEncoder encoder, int workers) {
        try (var pool = new EncodingPool(workers, 64)) {
            movies.forEach(movie -> pool.execute(() -> encoder.encode(movie)));
        }
    }

    private static Movie read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new Movie(
                    json.path("movieId").asText(),
                    json.path("title").asText(),
                    OptionalInt.empty(),
                    strings(json.path("genres")),
                    strings(json.path("keywords")),
                    json.path("overview").asText(""),
                    List.of(),
                    List.of());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a film: " + line, e);
        }
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
