package com.movieconcierge.ingest.adapter.files;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.json.FilmJson;
import com.movieconcierge.ingest.text.BoundedLines;
import com.movieconcierge.ingest.text.LineRows;
import com.movieconcierge.model.Film;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Where in a texts file each film stands. The texts stay on disk: of a large catalogue they would not fit in memory. */
record TextsIndex(RandomAccessFile file, Map<String, Span> spans, Queue<Row<Film>> badLines) implements Closeable {
    record Span(long offset, int length) {}

    /** Reads the file once; the first line of a film counts. */
    static TextsIndex of(Path texts) throws IOException {
        var spans = new HashMap<String, Span>();
        var badLines = new ArrayDeque<Row<Film>>();
        BoundedLines lines = DiskImportFiles.open(texts, DiskImportFiles.MAX_JSON_LINE);
        try (var rows = LineRows.json(DiskImportFiles.name(texts), lines, FilmJson::parseText)) {
            for (Row<Film> row = rows.next(); row != null; row = rows.next()) {
                Film film = row.value();
                if (film == null) {
                    // Before all films, whatever line it stood on.
                    badLines.add(new Row<>(row.file(), 0, row.line(), row.raw(), null, row.violations()));
                } else {
                    int length = (int) (lines.bytesRead() - lines.offset());
                    spans.putIfAbsent(film.movieId(), new Span(lines.offset(), length));
                }
            }
        }
        return new TextsIndex(new RandomAccessFile(texts.toFile(), "r"), spans, badLines);
    }

    /** What the file has on a film. */
    Optional<Film> find(String movieId) throws IOException {
        Span span = spans.get(movieId);
        if (span == null) {
            return Optional.empty();
        }
        byte[] line = new byte[span.length()];
        file.seek(span.offset());
        file.readFully(line);
        try {
            return Optional.of(FilmJson.parseText(line));
        } catch (InvalidInputException e) {
            throw new IOException("the texts file changed while it was read", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
