package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.ConflictingEventException;
import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.StreamBrokenException;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.UnknownFilmException;
import com.movieconcierge.model.Violation;
import com.movieconcierge.platform.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** This service's errors as problem details, with {@code errors: [{line?, field, message}]} where fields are to blame. */
@RestControllerAdvice
@Order(0)
public class IngestProblems {
    private static final Logger LOG = LoggerFactory.getLogger(IngestProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInputException e) {
        return withErrors(HttpStatus.BAD_REQUEST, "Not valid", errors(e.violations(), e.line()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownMovie(UnknownFilmException e) {
        return withErrors(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Unknown movie",
                errors(List.of(new Violation("movieId", String.valueOf(e.getMessage()))), null));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflicting(ConflictingEventException e) {
        return withErrors(
                HttpStatus.CONFLICT,
                "Conflicting event",
                errors(List.of(new Violation("eventId", String.valueOf(e.getMessage()))), null));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BoundedBody.BodyTooLargeException e) {
        return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "Body too large", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(UnavailableException e) {
        LOG.warn("answered 503: {}", e.getMessage());
        return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "Not available right now", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenStream(StreamBrokenException e) {
        LOG.warn("a stream of ratings broke off after line {}: {}", e.summary().lines(), e.getMessage());
        ProblemDetail problem = e.bySender()
                ? problem(HttpStatus.BAD_REQUEST, "Stream broken off", "the body ended before its end")
                : problem(HttpStatus.SERVICE_UNAVAILABLE, "Not available right now", e.getMessage());
        problem.setProperty("progress", StreamDocument.of(e.summary()));
        return Problems.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> disabled(ImportsController.ImportsDisabledException e) {
        return Problems.of(
                HttpStatus.FORBIDDEN,
                "Imports are switched off",
                "set concierge.imports.enabled=true and concierge.imports.allowed-roots to allow them");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchImport(ImportsController.NoSuchImportException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "No such import", "imports of earlier starts are not remembered");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> disabled(EnrichmentsController.EnrichmentDisabledException e) {
        return Problems.of(
                HttpStatus.CONFLICT,
                "Enrichment is switched off",
                "set TMDB_TOKEN in the environment of ingest-service to the API Read Access Token of a TMDb account");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchEnrichment(EnrichmentsController.NoSuchEnrichmentException e) {
        return Problems.of(
                HttpStatus.NOT_FOUND, "No such enrichment", "enrichments of earlier starts are not remembered");
    }

    /** Trying again soon does not help, so no Retry-After. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> disabled(FilmDetailsController.LookupDisabledException e) {
        ProblemDetail problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "TMDb is not configured",
                "set TMDB_TOKEN in the environment of ingest-service to the API Read Access Token of a TMDb account");
        problem.setProperty("reason", "tmdb-not-configured");
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchFilm(FilmDetailsController.NoSuchFilmException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "No such film", "TMDb has no film of this title");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenRequest(IOException e) {
        return Problems.of(HttpStatus.BAD_REQUEST, "Body broken off", "the body could not be read to its end");
    }

    private static List<Map<String, Object>> errors(List<Violation> violations, @Nullable Integer line) {
        var errors = new ArrayList<Map<String, Object>>();
        for (Violation violation : violations) {
            var error = new LinkedHashMap<String, Object>();
            if (line != null) {
                error.put("line", line);
            }
            error.put("field", violation.field());
            error.put("message", violation.message());
            errors.add(error);
        }
        return errors;
    }

    private static ResponseEntity<ProblemDetail> withErrors(
            HttpStatus status, String title, List<Map<String, Object>> errors) {
        Map<String, Object> first = errors.get(0);
        ProblemDetail problem = problem(status, title, first.get("field") + ": " + first.get("message"));
        problem.setProperty("errors", errors);
        return Problems.answer(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        problem.setTitle(title);
        return problem;
    }
}
