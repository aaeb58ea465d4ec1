package com.movieconcierge.ingest.domain.imports;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to import: a MovieLens folder, an export of TMDb, or tables.
 *
 * @param files absolute paths that exist, by name: {@code movielens} and maybe {@code texts}, or {@code tmdbExport}, or
 *     {@code movies}, {@code ratings} or both
 */
public record ImportRequest(SortedMap<String, Path> files) {
    public ImportRequest {
        files = Collections.unmodifiableSortedMap(files);
    }

    public static ImportRequest of(Map<String, Path> files) {
        return new ImportRequest(new TreeMap<>(files));
    }

    public @Nullable Path file(String name) {
        return files.get(name);
    }

    /** Where its events come from, as it stands in them. */
    String source() {
        return files.containsKey("movielens")
                ? "import:movielens"
                : files.containsKey("tmdbExport") ? "import:tmdb" : "import:tables";
    }

    /** Names the request: the same files give the same text. */
    String describe() {
        return files.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
    }
}
