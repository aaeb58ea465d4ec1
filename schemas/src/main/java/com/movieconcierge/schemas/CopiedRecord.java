package com.movieconcierge.schemas;

import com.movieconcierge.model.LogPosition;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that was written once more at the end of its partition, so that what lies before can be deleted with the records of
 * those who are forgotten. It counts where it was written first.
 */
public final class CopiedRecord {
    /** The offset, decimal, at which the record was written first, on the same partition. */
    public static final String FIRST_AT = "mc.first-at";
    /** The offset, decimal, of the record that this one is a copy of: itself a copy, perhaps. */
    public static final String COPY_OF = "mc.copy-of";

    private static final int MOST_DIGITS = 19;

    private CopiedRecord() {}

    /** Whether the record at an offset was written before, at a smaller one. */
    public static boolean isOne(Headers headers, long offset) {
        return placeOf(headers, 0, offset).offset() != offset;
    }

    /** Where a record counts: where it was written first. */
    public static LogPosition placeOf(Headers headers, int partition, long offset) {
        long first = offset(headers, FIRST_AT);
        // A copy comes after its original: anything else is a header that somebody else has written.
        return new LogPosition(partition, first >= 0 && first < offset ? first : offset);
    }

    /** The offset of which a record is a copy; -1 for an original. */
    public static long copyOf(Headers headers) {
        return offset(headers, COPY_OF);
    }

    /** Takes down, in the headers of a copy, what it is a copy of. */
    public static void mark(Headers copy, LogPosition original) {
        long first = placeOf(copy, original.partition(), original.offset()).offset();
        unmark(copy).add(FIRST_AT, decimal(first)).add(COPY_OF, decimal(original.offset()));
    }

    /** Takes the marks away, of a record that goes to another partition. */
    public static Headers unmark(Headers headers) {
        return headers.remove(FIRST_AT).remove(COPY_OF);
    }

    private static byte[] decimal(long offset) {
        return Long.toString(offset).getBytes(StandardCharsets.US_ASCII);
    }

    private static long offset(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? -1 : parse(header.value());
    }

    private static long parse(byte @Nullable [] value) {
        if (value == null || value.length == 0 || value.length > MOST_DIGITS) {
            return -1;
        }
        try {
            return Long.parseLong(new String(value, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
