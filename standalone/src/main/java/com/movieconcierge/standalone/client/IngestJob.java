package com.movieconcierge.standalone.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One job of the ingest service, as its HTTP contract shows it. Asking for the same work again goes on where it stopped.
 */
public abstract class IngestJob {
    private final ServiceClient ingest;
    private final String resource;
    private JsonNode state;

    /** Starts or resumes one. */
    IngestJob(ServiceClient ingest, String resource, JsonNode request) {
        this.ingest = ingest;
        this.resource = resource;
        this.state = ingest.post(resource, request);
    }

    /** Asks how far it is. */
    public void refresh() {
        state = ingest.get(path());
    }

    /** Stops it at its next checkpoint. */
    public void cancel() {
        ingest.delete(path());
    }

    public boolean isRunning() {
        return !isDone() && !isFailed();
    }

    public boolean isDone() {
        return text("state").filter("DONE"::equalsIgnoreCase).isPresent();
    }

    public boolean isFailed() {
        return text("state")
                .filter(word -> word.matches("(?i)failed|cancelled"))
                .isPresent();
    }

    public boolean resumed() {
        return state.path("resumed").asBoolean(false);
    }

    /** Why it failed, or what it waits for. */
    public Optional<String> message() {
        return text("message");
    }

    /** A number by its name in the contract; 0 where there is none. */
    public long count(String name) {
        return state.path(name).asLong(0);
    }

    /** What stands under a name in the contract. */
    JsonNode state(String name) {
        return state.path(name);
    }

    /** Likewise, as text; empty where it is blank. */
    Optional<String> text(String name) {
        return Optional.of(state(name).asString("")).filter(text -> !text.isBlank());
    }

    private String path() {
        return resource + "/" + text("id").orElse("");
    }
}
