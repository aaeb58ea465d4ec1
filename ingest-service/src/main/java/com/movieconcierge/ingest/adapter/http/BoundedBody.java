package com.movieconcierge.ingest.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Reads a request's body as far as it is allowed to be long. */
final class BoundedBody {
    static final int RATING_LIMIT = 64 * 1024;
    static final int MOVIE_LIMIT = 256 * 1024;

    private BoundedBody() {}

    /** The whole body; 413 when it has more bytes than the limit, and no more than that is read. */
    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        boolean announced = request.getContentLengthLong() > limit;
        byte[] body = announced ? new byte[0] : request.getInputStream().readNBytes(limit + 1);
        if (announced || body.length > limit) {
            throw IngestProblems.refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Body too large",
                    "the body must have at most " + limit
                            + " bytes; many ratings go as application/x-ndjson, one a line");
        }
        return body;
    }
}
