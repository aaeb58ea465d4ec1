package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.imports.ImportJobs;
import com.movieconcierge.ingest.domain.imports.ImportProgress;
import com.movieconcierge.ingest.domain.imports.ImportRequest;
import com.movieconcierge.ingest.json.JsonFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bulk imports of files that lie where this service can read them. */
@RestController
@Tag(name = "imports")
public class ImportsController {
    private final ImportJobs jobs;
    private final ImportPaths paths;
    private final boolean enabled;

    public ImportsController(ImportJobs jobs, ImportPaths paths, boolean enabled) {
        this.jobs = jobs;
        this.paths = paths;
        this.enabled = enabled;
    }

    /** Answer to a list of imports. */
    public record Imports(List<ImportProgress> imports) {}

    /** What to import, as the API describes it; paths are those of the service's machine. */
    @Schema(name = "Import")
    record ImportDocument(
            @Schema(description = "A MovieLens folder: movies.csv and ratings.csv, or movies.dat and ratings.dat")
            @Nullable
            String movielens,

            @Schema(description = "JSON lines with overview, keywords, director and cast by movieId") @Nullable
            String texts,

            @Schema(description = "JSON lines in the shape of TMDb's movie details") @Nullable
            String tmdbExport,

            @Schema(description = "JSON lines, one film each") @Nullable
            String movies,

            @Schema(description = "CSV with a header naming userId, movieId, rating, timestamp") @Nullable
            String ratings) {}

    /** Queues an import; the same request after a crash goes on where it stopped. */
    @Operation(
            summary = "Import files: {movielens, texts?}, {tmdbExport}, or {movies?, ratings?}",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = ImportDocument.class))))
    @PostMapping(path = "/v1/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportProgress> start(HttpServletRequest request) throws IOException {
        if (!enabled) {
            throw IngestProblems.refusal(
                    HttpStatus.FORBIDDEN,
                    "Imports are switched off",
                    "set concierge.imports.enabled=true and concierge.imports.allowed-roots to allow them");
        }
        ImportProgress queued = jobs.start(request(names(BoundedBody.read(request, BoundedBody.RATING_LIMIT))));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + queued.id()))
                .body(queued);
    }

    @GetMapping("/v1/imports")
    public Imports all() {
        return new Imports(jobs.all());
    }

    @GetMapping("/v1/imports/{id}")
    public ImportProgress one(@PathVariable String id) {
        return jobs.find(id).orElseThrow(ImportsController::unknown);
    }

    /** Stops an import; the same request goes on where it stopped. */
    @DeleteMapping("/v1/imports/{id}")
    public ResponseEntity<ImportProgress> cancel(@PathVariable String id) {
        return ResponseEntity.accepted().body(jobs.cancel(id).orElseThrow(ImportsController::unknown));
    }

    private static ErrorResponseException unknown() {
        return IngestProblems.refusal(
                HttpStatus.NOT_FOUND, "No such import", "imports of earlier starts are not remembered");
    }

    /** The paths of a document by the names of their fields. */
    private static SortedMap<String, String> names(byte[] document) {
        var fields = JsonFields.of(document);
        var files = new TreeMap<String, String>();
        for (String name : List.of("movielens", "texts", "tmdbExport", "movies", "ratings")) {
            String path = fields.optionalText(name);
            if (path != null) {
                files.put(name, path);
            }
        }
        fields.checkNothingElse();
        return files;
    }

    private ImportRequest request(SortedMap<String, String> files) {
        var real = new TreeMap<String, Path>();
        // First those that say what it is.
        resolve(files, real, "movielens", "tmdbExport");
        Set<String> named = files.keySet();
        boolean movieLens =
                named.contains("movielens") && Set.of("movielens", "texts").containsAll(named);
        boolean export = named.equals(Set.of("tmdbExport"));
        boolean tables = !named.isEmpty() && Set.of("movies", "ratings").containsAll(named);
        if (!movieLens && !export && !tables) {
            throw new InvalidInputException(
                    "body", "must name movielens (and texts), or tmdbExport, or movies and ratings; names " + named);
        }
        resolve(files, real, "texts", "movies", "ratings");
        return new ImportRequest(real);
    }

    private void resolve(Map<String, String> files, Map<String, Path> real, String... names) {
        for (String name : names) {
            String path = files.get(name);
            if (path != null) {
                real.put(name, paths.real(name, path));
            }
        }
    }
}
