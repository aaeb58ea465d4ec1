package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.standalone.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first films of the bundled world: embedded in a few seconds.
 *
 * @param movies JSON lines
 * @param noRatings a table of ratings without a row
 * @param ids of the films
 */
record SmallCatalogue(Path movies, Path noRatings, List<String> ids) {
    private static final int FILMS = 40;

    /** Unpacked into a folder. */
    static SmallCatalogue in(Path folder) {
        try {
            Path films = folder.resolve("films.jsonl");
            List<String> first;
            try (var lines = Files.lines(World.bundled(folder).movies())) {
                first = lines.limit(FILMS).toList();
            }
            return new SmallCatalogue(
                    Files.write(films, first),
                    Files.writeString(folder.resolve("no-ratings.csv"), "userId,movieId,rating,timestamp\n"),
                    first.stream()
                            .map(film -> JsonMapper.shared()
                                    .readTree(film)
                                    .path("movieId")
                                    .asString())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
