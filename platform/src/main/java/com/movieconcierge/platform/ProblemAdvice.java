package com.movieconcierge.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error that no service knows better as RFC 9457 problem details: unmatched paths, methods, formats and bodies; input
 * errors with their field under {@code errors: [{field, message}]}; 503 with Retry-After; faults as 500. Advice of a service
 * goes first, and speaks of its own exceptions only.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(Problems.InvalidInputException e) {
        return Problems.answer(Problems.invalid(e.field(), String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(RuntimeException e) {
        LOG.error("A request failed", e);
        return Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "This should not have happened; the log says more.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        Class<?> wanted = e.getRequiredType();
        String type = wanted == null ? "another type" : wanted.getSimpleName().toLowerCase(Locale.ROOT);
        return refused(e, field, "must be of type " + type, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refused(e, "body", "must be a JSON object", headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refused(e, e.getParameterName(), "is required", headers, request);
    }

    private @Nullable ResponseEntity<Object> refused(
            Exception e, String field, String message, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(e, Problems.invalid(field, message), headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders complete = new HttpHeaders(headers);
        // Said here, and not negotiated: a client that accepts images alone is to hear what is wrong, too.
        complete.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            complete.set(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
        }
        return new ResponseEntity<>(body, complete, status);
    }
}
