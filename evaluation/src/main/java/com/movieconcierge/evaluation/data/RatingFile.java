package com.movieconcierge.evaluation.data;

import com.movieconcierge.ingest.text.CsvLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header that names userId, movieId and, where there are any, rating and timestamp. */
record RatingFile(List<Entry> rows) {

    /** @param time epoch seconds; null without a column of that name */
    record Entry(
            String viewer,
            String film,
            float stars,
            @Nullable Long time) {}

    static RatingFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new EvaluationException("There is no readable file " + file + ".");
        }
        List<Entry> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            Columns columns = Columns.of(file, header == null ? "" : header);
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(columns.entry(line, file.getFileName() + ", line " + number));
                }
            }
        }
        return new RatingFile(rows);
    }

    /** Where each field stands; -1 for a column that is not there. */
    private record Columns(int count, int viewer, int film, int stars, int time) {

        static Columns of(Path file, String header) {
            String bare = header.startsWith("\ufeff") ? header.substring(1) : header;
            List<String> names = CsvLine.split(bare).stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            Columns columns = new Columns(
                    names.size(),
                    names.indexOf("userid"),
                    names.indexOf("movieid"),
                    names.indexOf("rating"),
                    names.indexOf("timestamp"));
            if (columns.viewer < 0 || columns.film < 0) {
                throw new EvaluationException(
                        file.getFileName() + ", line 1: the header must name userId and movieId, is " + names);
            }
            return columns;
        }

        Entry entry(String line, String where) {
            List<String> cells = CsvLine.split(line);
            if (cells.size() != count) {
                throw new EvaluationException(
                        where + ": has " + cells.size() + " fields, the header has " + count + ": " + line);
            }
            try {
                return new Entry(
                        cells.get(viewer).strip(),
                        cells.get(film).strip(),
                        stars < 0 || cells.get(stars).isBlank()
                                ? DatasetBuilder.NO_STARS
                                : Float.parseFloat(cells.get(stars)),
                        time < 0 ? null : (long) Double.parseDouble(cells.get(time)));
            } catch (NumberFormatException e) {
                throw new EvaluationException(where + ": rating and timestamp must be numbers: " + line, e);
            }
        }
    }
}
