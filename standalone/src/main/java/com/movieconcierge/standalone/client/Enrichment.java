package com.movieconcierge.standalone.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One enrichment of the ingest service, as its HTTP contract shows it. Asking for the same films again goes on where it stopped. */
public final class Enrichment {
    private final ServiceClient ingest;
    private JsonNode state;

    private Enrichment(ServiceClient ingest, JsonNode state) {
        this.ingest = ingest;
        this.state = state;
    }

    /**
     * Starts or resumes one.
     *
     * @param movieIds empty for all films that lack something
     * @param refresh ask anew, whatever is there
     */
    public static Enrichment start(ServiceClient ingest, List<String> movieIds, boolean refresh) {
        ObjectNode request = ServiceClient.JSON.createObjectNode().put("refresh", refresh);
        if (movieIds.isEmpty()) {
            request.put("all", true);
        } else {
            ArrayNode ids = request.putArray("movieIds");
            movieIds.forEach(ids::add);
        }
        return new Enrichment(ingest, ingest.post("/v1/enrichments", request));
    }

    /** Asks how far it is. */
    public void refresh() {
        state = ingest.get("/v1/enrichments/" + id());
    }

    /** Stops it at its next film. */
    public void cancel() {
        ingest.delete("/v1/enrichments/" + id());
    }

    public boolean isRunning() {
        return !isDone() && !isFailed();
    }

    public boolean isFailed() {
        return word().equals("FAILED") || word().equals("CANCELLED");
    }

    private boolean isDone() {
        return word().equals("DONE");
    }

    public boolean resumed() {
        return state.path("resumed").asBoolean(false);
    }

    /** A number of films, or of requests, by its name in the contract. */
    public long count(String name) {
        return state.path(name).asLong(0);
    }

    /** Why it failed, or what it waits for. */
    public Optional<String> message() {
        return Optional.of(state.path("message").asString("")).filter(text -> !text.isBlank());
    }

    /** The first films that were left as they are, each in a line. */
    public List<String> setAside() {
        return state.path("setAside").valueStream().map(Enrichment::line).toList();
    }

    /** Where all of them are kept. */
    public Optional<String> setAsideFile() {
        return Optional.of(state.path("setAsideFile").asString("")).filter(path -> !path.isBlank());
    }

    private static String line(JsonNode film) {
        List<String> candidates = film.path("candidates")
                .valueStream()
                .map(one -> "tmdbId " + one.path("id").asString("") + " is "
                        + one.path("title").asString("")
                        + one.path("year")
                                .asOptional()
                                .map(year -> " (" + year.asString("") + ")")
                                .orElse(""))
                .toList();
        return film.path("movieId").asString("") + " " + film.path("title").asString("") + ": "
                + film.path("reason").asString("")
                + (candidates.isEmpty() ? "" : "; " + String.join(", ", candidates));
    }

    private String id() {
        return state.path("id").asString("");
    }

    private String word() {
        return state.path("state").asString("");
    }
}
