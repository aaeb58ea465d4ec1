package com.movieconcierge.schemas;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of a record that cannot be used, as many as a letter may carry: the first ones that are not too long. */
final class CutHeaders {
    private static final int MOST = 32;
    private static final int MOST_BYTES = 2_048;
    /** A letter's own: one that was set aside before, and sent back without being mended, would carry two of each. */
    private static final String OURS = "dlq.";

    private CutHeaders() {}

    /** Copies them, and adds to the claim how many were left out, and the size of all together. */
    static void copy(Headers from, Headers to, List<String> cuts) {
        int count = 0;
        int kept = 0;
        long bytes = 0;
        for (Header header : from) {
            if (header.key().startsWith(OURS)) {
                continue;
            }
            count++;
            int size = size(header);
            bytes += size;
            if (kept < MOST && size <= MOST_BYTES) {
                to.add(header);
                kept++;
            }
        }
        if (kept < count) {
            cuts.add((count - kept) + " of " + count + " headers, all together " + bytes + " bytes");
        }
    }

    private static int size(Header header) {
        byte[] value = header.value();
        return header.key().getBytes(StandardCharsets.UTF_8).length + (value == null ? 0 : value.length);
    }
}
