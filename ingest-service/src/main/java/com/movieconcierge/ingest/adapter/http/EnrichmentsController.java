package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.enrich.EnrichmentJobs;
import com.movieconcierge.ingest.domain.enrich.EnrichmentProgress;
import com.movieconcierge.ingest.json.EnrichmentJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What films lack, asked of TMDb. */
@RestController
@Tag(name = "enrichments")
public class EnrichmentsController {
    private final Optional<EnrichmentJobs> jobs;

    /** @param jobs none where enrichment is switched off */
    public EnrichmentsController(Optional<EnrichmentJobs> jobs) {
        this.jobs = jobs;
    }

    /** There is no token. */
    static final class EnrichmentDisabledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** There is no such enrichment. */
    static final class NoSuchEnrichmentException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Answer to a list of enrichments. */
    public record Enrichments(List<EnrichmentProgress> enrichments) {}

    /** What to enrich, as the API describes it. */
    @Schema(name = "Enrichment")
    record EnrichmentDocument(
            @Schema(description = "Films to ask for, 1 to 10000") @Nullable
            List<String> movieIds,

            @Schema(description = "All films that lack a synopsis, keywords, people or stills") @Nullable
            Boolean all,

            @Schema(description = "Ask for every film, and anew") @Nullable
            Boolean refresh) {}

    /** Queues an enrichment; the same request after a crash goes on where it stopped. */
    @Operation(
            summary = "Ask TMDb for what films lack: {movieIds: [...]} or {all: true}, and {refresh: true} to ask anew",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = EnrichmentDocument.class))))
    @PostMapping(path = "/v1/enrichments", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<EnrichmentProgress> start(HttpServletRequest request) throws IOException {
        EnrichmentJobs running = jobs.orElseThrow(EnrichmentDisabledException::new);
        EnrichmentProgress queued =
                running.start(EnrichmentJson.parse(BoundedBody.read(request, BoundedBody.MOVIE_LIMIT)));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/enrichments/" + queued.id()))
                .body(queued);
    }

    @GetMapping("/v1/enrichments")
    public Enrichments all() {
        return new Enrichments(jobs.map(EnrichmentJobs::all).orElse(List.of()));
    }

    @GetMapping("/v1/enrichments/{id}")
    public EnrichmentProgress one(@PathVariable String id) {
        return jobs.flatMap(all -> all.find(id)).orElseThrow(NoSuchEnrichmentException::new);
    }

    /** Stops an enrichment; the same request goes on where it stopped. */
    @DeleteMapping("/v1/enrichments/{id}")
    public ResponseEntity<EnrichmentProgress> cancel(@PathVariable String id) {
        return ResponseEntity.accepted()
                .body(jobs.flatMap(all -> all.cancel(id)).orElseThrow(NoSuchEnrichmentException::new));
    }
}
