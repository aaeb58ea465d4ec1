package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.imports.ImportJobs;
import com.movieconcierge.ingest.domain.imports.ImportProgress;
import com.movieconcierge.ingest.domain.imports.ImportRequest;
import com.movieconcierge.ingest.json.ImportJson;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    /** Imports are switched off. */
    static final class ImportsDisabledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** There is no such import. */
    static final class NoSuchImportException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Answer to a list of imports. */
    public record Imports(List<ImportProgress> imports) {}

    /** Queues an import; the same request after a crash goes on where it stopped. */
    @Operation(
            summary = "Import files: {movielens, texts?}, {tmdbExport}, or {movies?, ratings?}",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = ImportDocument.class))))
    @PostMapping(path = "/v1/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportProgress> start(HttpServletRequest request) throws IOException {
        if (!enabled) {
            throw new ImportsDisabledException();
        }
        ImportProgress queued =
                jobs.start(request(ImportJson.parse(BoundedBody.read(request, BoundedBody.RATING_LIMIT))));
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
        return jobs.find(id).orElseThrow(NoSuchImportException::new);
    }

    /** Stops an import; the same request goes on where it stopped. */
    @DeleteMapping("/v1/imports/{id}")
    public ResponseEntity<ImportProgress> cancel(@PathVariable String id) {
        return ResponseEntity.accepted().body(jobs.cancel(id).orElseThrow(NoSuchImportException::new));
    }

    private ImportRequest request(Map<String, String> files) {
        Set<String> named = files.keySet();
        Path movieLens = path(files, "movielens");
        if (movieLens != null && Set.of("movielens", "texts").containsAll(named)) {
            return new ImportRequest.MovieLens(movieLens, path(files, "texts"));
        }
        Path export = path(files, "tmdbExport");
        if (export != null && named.size() == 1) {
            return new ImportRequest.TmdbExport(export);
        }
        if (!named.isEmpty() && Set.of("movies", "ratings").containsAll(named)) {
            return new ImportRequest.Tables(path(files, "movies"), path(files, "ratings"));
        }
        throw new InvalidInputException(
                "body", "must name movielens (and texts), or tmdbExport, or movies and ratings; names " + named);
    }

    private @Nullable Path path(Map<String, String> files, String field) {
        String text = files.get(field);
        return text == null ? null : paths.real(field, text);
    }
}
