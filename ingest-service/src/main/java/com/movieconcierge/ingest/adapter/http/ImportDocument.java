package com.movieconcierge.ingest.adapter.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to import, as the API describes it; paths are those of the service's machine. */
@Schema(name = "Import")
record ImportDocument(
        @Schema(description = "A MovieLens folder: movies.csv and ratings.csv, or movies.dat and ratings.dat") @Nullable
        String movielens,

        @Schema(description = "JSON lines with overview, keywords, director and cast by movieId") @Nullable
        String texts,

        @Schema(description = "JSON lines in the shape of TMDb's movie details") @Nullable
        String tmdbExport,

        @Schema(description = "JSON lines, one film each") @Nullable
        String movies,

        @Schema(description = "CSV with a header naming userId, movieId, rating, timestamp") @Nullable
        String ratings) {}
