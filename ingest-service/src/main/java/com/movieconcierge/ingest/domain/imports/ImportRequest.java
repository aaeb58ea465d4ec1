package com.movieconcierge.ingest.domain.imports;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to import. All paths are absolute and exist. */
public sealed interface ImportRequest {
    /** Where its events come from, as it stands in them. */
    String source();

    /** Names the request: the same files give the same text. */
    String describe();

    /** @param texts JSON lines with synopses, keywords and people by movieId */
    record MovieLens(Path folder, @Nullable Path texts) implements ImportRequest {
        @Override
        public String source() {
            return "import:movielens";
        }

        @Override
        public String describe() {
            return named("movielens", folder, "texts", texts);
        }
    }

    /** @param file JSON lines in the shape of TMDb's movie details */
    record TmdbExport(Path file) implements ImportRequest {
        @Override
        public String source() {
            return "import:tmdb";
        }

        @Override
        public String describe() {
            return named("tmdbExport", file, "", null);
        }
    }

    /**
     * @param movies JSON lines, one film each
     * @param ratings CSV with a header naming userId, movieId, rating, and timestamp or ratedAt
     */
    record Tables(@Nullable Path movies, @Nullable Path ratings) implements ImportRequest {
        @Override
        public String source() {
            return "import:tables";
        }

        @Override
        public String describe() {
            return named("movies", movies, "ratings", ratings);
        }
    }

    private static String named(String first, @Nullable Path path, String second, @Nullable Path other) {
        return Stream.of(path == null ? "" : first + "=" + path, other == null ? "" : second + "=" + other)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
