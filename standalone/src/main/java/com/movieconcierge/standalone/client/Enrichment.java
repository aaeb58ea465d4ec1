package com.movieconcierge.standalone.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The enrichment of films from TMDb. */
public final class Enrichment extends IngestJob {
    private Enrichment(ServiceClient ingest, JsonNode request) {
        super(ingest, "/v1/enrichments", request);
    }

    /**
     * Starts or resumes one.
     *
     * @param movieIds empty for all films that lack something
     * @param refresh ask anew, whatever is there
     */
    public static Enrichment start(ServiceClient ingest, List<String> movieIds, boolean refresh) {
        var request = ServiceClient.JSON.createObjectNode().put("refresh", refresh);
        if (movieIds.isEmpty()) {
            request.put("all", true);
        } else {
            movieIds.forEach(request.putArray("movieIds")::add);
        }
        return new Enrichment(ingest, request);
    }

    /** The first films that were left as they are, each in a line. */
    public List<String> setAside() {
        return state("setAside").valueStream().map(Enrichment::line).toList();
    }

    /** Where all of them are kept. */
    public Optional<String> setAsideFile() {
        return text("setAsideFile");
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
}
