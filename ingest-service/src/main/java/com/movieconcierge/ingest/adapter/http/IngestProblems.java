package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.ConflictingEventException;
import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.StreamBrokenException;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.UnknownFilmException;
import com.movieconcierge.model.Violation;
import com.movieconcierge.platform.Problems;
import java.io.IOException;
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
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** This service's errors as problem details, with {@code errors: [{line?, field, message}]} where fields are to blame. */
@RestControllerAdvice
@Order(0)
public class IngestProblems {
    static final String HOW_TO_SWITCH_TMDB_ON =
            "set TMDB_TOKEN in the environment of ingest-service to the API Read Access Token of a TMDb account";

    private static final Logger LOG = LoggerFactory.getLogger(IngestProblems.class);

    /** A film is to be looked up, and there is no token for TMDb. */
    static final class LookupDisabledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** An answer other than success, to be thrown. */
    static ErrorResponseException refusal(HttpStatus status, String title, String detail) {
        return new ErrorResponseException(status, problem(status, title, detail), null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInputException e) {
        return withErrors(HttpStatus.BAD_REQUEST, "Not valid", e.violations(), e.line());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownMovie(UnknownFilmException e) {
        var violation = new Violation("movieId", String.valueOf(e.getMessage()));
        return withErrors(HttpStatus.UNPROCESSABLE_CONTENT, "Unknown movie", List.of(violation), null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflicting(ConflictingEventException e) {
        return withErrors(HttpStatus.CONFLICT, "Conflicting event", List.of(e.violation()), null);
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
        problem.setProperty("progress", e.summary());
        return Problems.answer(problem);
    }

    /** Trying again soon does not help, so no Retry-After. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> disabled(LookupDisabledException e) {
        ProblemDetail problem =
                problem(HttpStatus.SERVICE_UNAVAILABLE, "TMDb is not configured", HOW_TO_SWITCH_TMDB_ON);
        problem.setProperty("reason", "tmdb-not-configured");
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenRequest(IOException e) {
        return Problems.of(HttpStatus.BAD_REQUEST, "Body broken off", "the body could not be read to its end");
    }

    private static ResponseEntity<ProblemDetail> withErrors(
            HttpStatus status, String title, List<Violation> violations, @Nullable Integer line) {
        Violation first = violations.get(0);
        ProblemDetail problem = problem(status, title, first.field() + ": " + first.message());
        problem.setProperty(
                "errors",
                violations.stream().map(violation -> error(violation, line)).toList());
        return Problems.answer(problem);
    }

    private static Map<String, Object> error(Violation violation, @Nullable Integer line) {
        var error = new LinkedHashMap<String, Object>();
        if (line != null) {
            error.put("line", line);
        }
        error.put("field", violation.field());
        error.put("message", violation.message());
        return error;
    }

    private static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        problem.setTitle(title);
        return problem;
    }
}
