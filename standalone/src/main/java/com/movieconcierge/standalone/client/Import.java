package com.movieconcierge.standalone.client;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The import of files. */
public final class Import extends IngestJob {
    private Import(ServiceClient ingest, JsonNode request) {
        super(ingest, "/v1/imports", request);
    }

    /** Starts or resumes the import of a MovieLens folder. */
    public static Import movieLens(ServiceClient ingest, Path folder, @Nullable Path texts) {
        ObjectNode request = ServiceClient.JSON.createObjectNode().put("movielens", absolute(folder));
        if (texts != null) {
            request.put("texts", absolute(texts));
        }
        return new Import(ingest, request);
    }

    /** Starts or resumes the import of films as JSON lines and of ratings as CSV. */
    public static Import tables(ServiceClient ingest, Path movies, Path ratings) {
        return new Import(
                ingest,
                ServiceClient.JSON
                        .createObjectNode()
                        .put("movies", absolute(movies))
                        .put("ratings", absolute(ratings)));
    }

    /** Starts or resumes the import of ratings as CSV. */
    public static Import ratings(ServiceClient ingest, Path ratings) {
        return new Import(ingest, ServiceClient.JSON.createObjectNode().put("ratings", absolute(ratings)));
    }

    /** How much of a file is done. */
    public record Stage(long done, double fraction) {}

    public Stage films() {
        return stage("films");
    }

    public Stage ratings() {
        return stage("ratings");
    }

    /** Where the rejected rows are kept. */
    public Optional<Path> rejectedFile() {
        return text("rejectedFile").map(Path::of);
    }

    private Stage stage(String name) {
        JsonNode stage = state(name);
        return new Stage(stage.path("done").asLong(0), stage.path("fraction").asDouble(0));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
