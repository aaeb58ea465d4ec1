package com.movieconcierge.standalone;

import com.movieconcierge.standalone.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The first films of the bundled world and who rated them: embedded in a few seconds. */
final class SmallWorld {
    private static final int FILMS = 60;

    private SmallWorld() {}

    static World in(Path folder) {
        List<String> films = lines("/world/movies.jsonl").stream().limit(FILMS).toList();
        Set<String> known = films.stream()
                .map(film -> JsonMapper.shared().readTree(film).path("movieId").asString())
                .collect(Collectors.toSet());
        List<String> ratings = lines("/world/ratings.csv");
        Stream<String> kept = ratings.stream().skip(1).filter(rating -> known.contains(rating.split(",", 3)[1]));
        try {
            return new World(
                    Files.write(folder.resolve("movies.jsonl"), films),
                    Files.write(
                            folder.resolve("ratings.csv"),
                            Stream.concat(Stream.of(ratings.get(0)), kept).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String resource) {
        try (var in = SmallWorld.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
