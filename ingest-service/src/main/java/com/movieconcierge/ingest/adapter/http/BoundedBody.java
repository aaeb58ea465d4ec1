package com.movieconcierge.ingest.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body as far as it is allowed to be long. */
final class BoundedBody {
    static final int RATING_LIMIT = 64 * 1024;
    static final int MOVIE_LIMIT = 256 * 1024;

    private BoundedBody() {}

    /**
     * The whole body.
     *
     * @param limit bytes
     * @throws BodyTooLargeException when it is longer; no more than the limit is read
     */
    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw new BodyTooLargeException(limit);
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new BodyTooLargeException(limit);
        }
        return body;
    }

    /** The body is longer than allowed. */
    static final class BodyTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BodyTooLargeException(int limit) {
            super("the body must have at most " + limit
                    + " bytes; many ratings go as application/x-ndjson, one a line");
        }
    }
}
