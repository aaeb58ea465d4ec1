package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.enrich.EnrichmentJobs;
import com.movieconcierge.ingest.domain.enrich.EnrichmentProgress;
import com.movieconcierge.ingest.domain.enrich.EnrichmentRequest;
import com.movieconcierge.ingest.json.JsonFields;
import com.movieconcierge.model.Violations;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What films lack, asked of TMDb. */
@RestController
@Tag(name = "enrichments")
public class EnrichmentsController {
    private static final int MOST_IDS = 10_000;

    private final Optional<EnrichmentJobs> jobs;

    /** @param jobs none where enrichment is switched off */
    public EnrichmentsController(Optional<EnrichmentJobs> jobs) {
        this.jobs = jobs;
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
        EnrichmentJobs running = jobs.orElseThrow(() -> IngestProblems.refusal(
                HttpStatus.CONFLICT, "Enrichment is switched off", IngestProblems.HOW_TO_SWITCH_TMDB_ON));
        EnrichmentProgress queued = running.start(parse(BoundedBody.read(request, BoundedBody.MOVIE_LIMIT)));
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
        return jobs.flatMap(all -> all.find(id)).orElseThrow(EnrichmentsController::unknown);
    }

    /** Stops an enrichment; the same request goes on where it stopped. */
    @DeleteMapping("/v1/enrichments/{id}")
    public ResponseEntity<EnrichmentProgress> cancel(@PathVariable String id) {
        return ResponseEntity.accepted()
                .body(jobs.flatMap(all -> all.cancel(id)).orElseThrow(EnrichmentsController::unknown));
    }

    private static ErrorResponseException unknown() {
        return IngestProblems.refusal(
                HttpStatus.NOT_FOUND, "No such enrichment", "enrichments of earlier starts are not remembered");
    }

    private static EnrichmentRequest parse(byte[] document) {
        var fields = JsonFields.of(document);
        List<String> movieIds = fields.texts("movieIds");
        boolean all = fields.flag("all");
        boolean refresh = fields.flag("refresh");
        if (all == fields.has("movieIds")) {
            fields.report("movieIds", "name either movieIds or all: true");
        } else if (!all && (movieIds.isEmpty() || movieIds.size() > MOST_IDS)) {
            fields.report("movieIds", "must have 1 to " + MOST_IDS + " items");
        }
        movieIds.stream()
                .flatMap(id -> new Violations().id("movieIds", id).found().stream())
                .findFirst()
                .ifPresent(violation -> fields.report(violation.field(), violation.message()));
        fields.checkNothingElse();
        return all ? EnrichmentRequest.all(refresh) : EnrichmentRequest.of(movieIds, refresh);
    }
}
