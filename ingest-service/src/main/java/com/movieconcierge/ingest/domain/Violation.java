package com.movieconcierge.ingest.domain;

/**
 * One thing that is wrong with what was sent.
 *
 * @param field the field's name, or {@value #BODY} for the whole
 * @param message a sentence that says what is allowed
 */
public record Violation(String field, String message) {
    /** Stands for the document itself, where no single field is to blame. */
    public static final String BODY = "body";
}
