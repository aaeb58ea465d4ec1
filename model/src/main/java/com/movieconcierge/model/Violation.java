package com.movieconcierge.model;

/**
 * One broken rule.
 *
 * @param field the field at fault, or {@value #BODY} for the whole
 * @param message says what is allowed, and what was given where that helps
 */
public record Violation(String field, String message) {
    /** Stands for the document itself, where no single field is at fault. */
    public static final String BODY = "body";

    /** As it reads in a log: the field, then what is wrong with it. */
    public String sentence() {
        return field + " " + message;
    }
}
