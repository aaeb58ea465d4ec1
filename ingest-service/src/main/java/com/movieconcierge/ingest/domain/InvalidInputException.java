package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent breaks the rules; every broken rule is listed. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;
    /** Line of the document at which it stops being readable; null where it could be read. */
    private final @Nullable Integer line;

    public InvalidInputException(List<Violation> violations) {
        this(violations, null);
    }

    public InvalidInputException(String field, String message) {
        this(List.of(new Violation(field, message)), null);
    }

    public InvalidInputException(List<Violation> violations, @Nullable Integer line) {
        super(violations.toString());
        this.violations = List.copyOf(violations);
        this.line = line;
    }

    public List<Violation> violations() {
        return violations;
    }

    public @Nullable Integer line() {
        return line;
    }
}
