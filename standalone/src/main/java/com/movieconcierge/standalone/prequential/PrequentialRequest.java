package com.movieconcierge.standalone.prequential;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed, and how.
 *
 * @param movieLens folder of films and ratings
 * @param texts JSON lines by movieId, or null
 * @param stills folder of {@code <movieId>.jpg}, or null
 * @param last so many ratings are asked for, the latest; {@link com.movieconcierge.evaluation.prequential.ReplayLog#ALL} for all
 * @param seed of the bootstrap
 */
public record PrequentialRequest(
        Path movieLens, @Nullable Path texts, @Nullable Path stills, int last, long seed) {}
