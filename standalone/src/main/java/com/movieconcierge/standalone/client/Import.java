package com.movieconcierge.standalone.client;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One import of the ingest service, as its HTTP contract shows it. Asking for the same files again goes on where it stopped. */
public final class Import {
    private final ServiceClient ingest;
    private JsonNode state;

    private Import(ServiceClient ingest, JsonNode state) {
        this.ingest = ingest;
        this.state = state;
    }

    /** Starts or resumes the import of a MovieLens folder. */
    public static Import movieLens(ServiceClient ingest, Path folder, @Nullable Path texts) {
        ObjectNode request = ServiceClient.JSON.createObjectNode().put("movielens", absolute(folder));
        if (texts != null) {
            request.put("texts", absolute(texts));
        }
        return new Import(ingest, ingest.post("/v1/imports", request));
    }

    /** Starts or resumes the import of films as JSON lines and of ratings as CSV. */
    public static Import tables(ServiceClient ingest, Path movies, Path ratings) {
        ObjectNode request = ServiceClient.JSON
                .createObjectNode()
                .put("movies", absolute(movies))
                .put("ratings", absolute(ratings));
        return new Import(ingest, ingest.post("/v1/imports", request));
    }

    /** Asks how far it is. */
    public void refresh() {
        state = ingest.get("/v1/imports/" + id());
    }

    /** Stops it at its next row. */
    public void cancel() {
        ingest.delete("/v1/imports/" + id());
    }

    public String id() {
        return state.path("id").asString("");
    }

    public boolean isRunning() {
        return !isDone() && !isFailed();
    }

    public boolean isDone() {
        return word().equals("DONE");
    }

    public boolean isFailed() {
        return word().equals("FAILED") || word().equals("CANCELLED");
    }

    /** Why it failed, or what it waits for. */
    public Optional<String> message() {
        return Optional.of(state.path("message").asString("")).filter(text -> !text.isBlank());
    }

    public boolean resumed() {
        return state.path("resumed").asBoolean(false);
    }

    public long films() {
        return state.path("films").path("done").asLong(0);
    }

    public long ratings() {
        return state.path("ratings").path("done").asLong(0);
    }

    /** Of the films file, 0 to 1. */
    public double filmsFraction() {
        return state.path("films").path("fraction").asDouble(0);
    }

    /** Of the ratings file, 0 to 1. */
    public double ratingsFraction() {
        return state.path("ratings").path("fraction").asDouble(0);
    }

    public long rejected() {
        return state.path("rejected").asLong(0);
    }

    /** Where the rejected rows are kept. */
    public Optional<Path> rejectedFile() {
        return Optional.of(state.path("rejectedFile").asString(""))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    private String word() {
        return state.path("state").asString("").toUpperCase(java.util.Locale.ROOT);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
