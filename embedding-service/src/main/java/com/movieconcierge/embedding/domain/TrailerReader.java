package com.movieconcierge.embedding.domain;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Port: looks at a video. Safe for concurrent use; bounded in time, memory and number, whatever the file holds. There is
 * one where the optional room {@code trailers} is on the class path.
 */
public interface TrailerReader {
    /** Changes whenever the same video would give other frames or measures. */
    String version();

    /**
     * Looks at a file.
     *
     * @param limit wall-clock time for it
     * @throws TrailerException when it cannot be used, whoever is to blame
     */
    Trailer read(Path video, Duration limit) throws TrailerException;
}
