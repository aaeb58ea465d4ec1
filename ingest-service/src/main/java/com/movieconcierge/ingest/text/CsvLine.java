package com.movieconcierge.ingest.text;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits one line of comma-separated values (RFC 4180, without line breaks inside fields). A CSV parser over the whole file
 * would let one stray quote swallow everything behind it; here the damage ends with the line.
 */
public final class CsvLine {
    private CsvLine() {}

    /** The fields, without their quotes; illegal when a quote is not closed, or text follows a closed one. */
    public static List<String> split(String line) {
        var fields = new ArrayList<String>(8);
        int at = 0;
        while (true) {
            if (at < line.length() && line.charAt(at) == '"') {
                at = quoted(line, at + 1, fields);
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                fields.add(line.substring(at, end));
                at = end;
            }
            if (at >= line.length()) {
                return fields;
            }
            at++;
        }
    }

    private static int quoted(String line, int from, List<String> fields) {
        var field = new StringBuilder();
        int at = from;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException("a quote is not closed");
            }
            field.append(line, at, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                field.append('"');
                at = quote + 2;
                continue;
            }
            if (quote + 1 < line.length() && line.charAt(quote + 1) != ',') {
                throw new IllegalArgumentException("text follows a closing quote");
            }
            fields.add(field.toString());
            return quote + 1;
        }
    }

    /** Splits at a fixed separator, as the {@code ::} files of MovieLens 1M do. */
    public static List<String> splitAt(String line, String separator) {
        return Arrays.asList(line.split(Pattern.quote(separator), -1));
    }

    /** The fields of a line of MovieLens, split at double colons, as MovieLens 1M has them, or at commas. */
    public static List<String> cells(String line, boolean doubleColons) {
        try {
            return doubleColons ? splitAt(line, "::") : split(line);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(Violation.BODY, String.valueOf(e.getMessage()));
        }
    }
}
