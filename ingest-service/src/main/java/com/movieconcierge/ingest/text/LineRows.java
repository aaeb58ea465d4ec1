package com.movieconcierge.ingest.text;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which each is one line: read, parsed, and blamed on its own.
 *
 * @param name of the file, for reports
 * @param charset of the raw line in reports
 */
public record LineRows<T>(String name, BoundedLines lines, Charset charset, Parser<T> parser) implements Row.Source<T> {
    /** Makes a value of a line. */
    @FunctionalInterface
    public interface Parser<T> {
        /** Null leaves the line out, as with a header. Throws {@link InvalidInputException} when it is no such value. */
        @Nullable
        T parse(byte[] line);
    }

    /** JSON lines. */
    public static <T> LineRows<T> json(String name, BoundedLines lines, Parser<T> parser) {
        return new LineRows<>(name, lines, StandardCharsets.UTF_8, parser);
    }

    @Override
    public @Nullable Row<T> next() throws IOException {
        while (lines.next()) {
            byte[] bytes = lines.bytes();
            String raw = new String(bytes, charset);
            if (lines.isTooLong()) {
                String message = "the line is longer than " + bytes.length + " bytes";
                return Row.bad(name, lines.number(), raw, List.of(new Violation(Violation.BODY, message)));
            }
            if (raw.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r')) {
                continue;
            }
            try {
                T value = parser.parse(bytes);
                if (value != null) {
                    return Row.of(name, lines.number(), raw, value);
                }
            } catch (InvalidInputException e) {
                return Row.bad(name, lines.number(), raw, e.violations());
            }
        }
        return null;
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
