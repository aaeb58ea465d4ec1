package com.movieconcierge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A MovieLens folder with each viewer's last rating told apart: the greatest timestamp, of equal ones the later line.
 *
 * @param held userId → the held-back rating
 * @param kept every other rating, in the order of the file
 */
record MovieLens(Map<String, Row> held, List<Row> kept) {

    /** One line of {@code ratings.csv}. */
    record Row(String line, String userId, String movieId, long timestamp) {

        static Row of(String line) {
            String[] fields = line.split(",");
            return new Row(line, fields[0], fields[1], Long.parseLong(fields[3]));
        }
    }

    static MovieLens read(Path folder) {
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.resolve("ratings.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Row> rows = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(Row::of)
                .toList();
        Map<String, Row> last = new LinkedHashMap<>();
        for (Row row : rows) {
            last.merge(row.userId, row, (former, next) -> next.timestamp >= former.timestamp ? next : former);
        }
        return new MovieLens(
                last, rows.stream().filter(row -> last.get(row.userId) != row).toList());
    }

    /** How many kept ratings each film has. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        kept.forEach(row -> counts.merge(row.movieId, 1, Integer::sum));
        return counts;
    }
}
