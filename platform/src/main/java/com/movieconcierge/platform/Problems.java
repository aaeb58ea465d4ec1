package com.movieconcierge.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers that are RFC 9457 problem details. */
public final class Problems {
    /** How long to wait before trying again what is not available. */
    static final String RETRY_SECONDS = "1";

    private Problems() {}

    /** Under the title of the status. */
    public static ResponseEntity<ProblemDetail> of(HttpStatus status, @Nullable String detail) {
        return answer(ProblemDetail.forStatusAndDetail(status, String.valueOf(detail)));
    }

    public static ResponseEntity<ProblemDetail> of(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        problem.setTitle(title);
        return answer(problem);
    }

    /** Something that is needed is not there now: 503, and when to try again. */
    public static ResponseEntity<ProblemDetail> unavailable(Exception reason) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, reason.getMessage());
    }

    /** A problem as the body of its answer; 503 says when to try again. */
    public static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.body(problem);
    }

    /** A field that breaks a rule, as 400; the message goes on from the field's name. */
    static ProblemDetail invalid(String field, String message) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, field + " " + message + ".");
        problem.setTitle("Invalid request");
        problem.setProperty("errors", List.of(Map.of("field", field, "message", message)));
        return problem;
    }

    /** One field of a request cannot be used: 400, with the field and the message under {@code errors}. */
    public static final class InvalidInputException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;

        /** @param message goes on from the field's name, e.g. {@code must not be blank} */
        public InvalidInputException(String field, String message) {
            super(message);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
