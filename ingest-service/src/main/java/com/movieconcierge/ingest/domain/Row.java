package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stream or a file: either a value or what is wrong with it.
 *
 * @param position where a reader goes on from after a break; never decreases
 * @param line from 1
 * @param raw the row as it was read, cut where it is overlong
 * @param value null exactly when there are violations
 */
public record Row<T>(
        String file,
        long position,
        long line,
        String raw,
        @Nullable T value,
        List<Violation> violations) {

    public static <T> Row<T> of(String file, long line, String raw, T value) {
        return new Row<>(file, line, line, raw, value, List.of());
    }

    public static <T> Row<T> bad(String file, long line, String raw, List<Violation> violations) {
        return new Row<>(file, line, line, raw, null, violations);
    }

    /** Rows one after another, read only as fast as they are asked for. */
    public interface Source<T> extends Closeable {
        /** The next row, blank lines skipped; null after the last. Throws when the source breaks off. */
        @Nullable
        Row<T> next() throws IOException;

        /** Bytes read so far, for progress. */
        long bytesRead();
    }
}
