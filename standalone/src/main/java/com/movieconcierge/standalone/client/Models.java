package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The models of a running product: those at work in embedding-service, and how far readers have them. */
public final class Models {
    /** Readers move over from this share of the serving model's films on. */
    public static final double READY = 0.99;

    private final Instance instance;

    public Models(Instance instance) {
        this.instance = instance;
    }

    /**
     * One model.
     *
     * @param films in the readers' catalogue that have its vector
     * @param serving readers compare with it now
     * @param wanted the switch asks for it
     */
    public record Model(String modality, String id, String version, long films, boolean serving, boolean wanted) {}

    /** Every model that films in the readers' catalogue have vectors of, or that is at work to make them. */
    public List<Model> all() {
        List<Model> models = new ArrayList<>();
        for (JsonNode model : instance.recommend().get("/v1/model").path("models")) {
            models.add(new Model(
                    model.path("modality").asString(""),
                    model.path("modelId").asString(""),
                    model.path("modelVersion").asString(""),
                    model.path("films").asLong(0),
                    model.path("serving").asBoolean(false),
                    model.path("wanted").asBoolean(false)));
        }
        for (JsonNode model : instance.embedding().get("/v1/models").path("models")) {
            var working = new Model(
                    model.path("modality").asString(""),
                    model.path("modelId").asString(""),
                    model.path("modelVersion").asString(""),
                    0,
                    false,
                    model.path("serving").asBoolean(false));
            if (models.stream().noneMatch(known -> isSame(known, working))) {
                models.add(working);
            }
        }
        return models;
    }

    /** Why candidates could not be had, as sentences. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        instance.embedding()
                .get("/v1/models")
                .path("failures")
                .properties()
                .forEach(failure -> failures.add(
                        failure.getKey() + ": " + failure.getValue().asString("")));
        return failures;
    }

    /**
     * A model by its id.
     *
     * @throws Refusal when there is none, or several versions and none is named
     */
    public Model find(String modality, String id, Optional<String> version) {
        List<Model> found = all().stream()
                .filter(model -> model.modality.equals(modality)
                        && model.id.equals(id)
                        && version.map(model.version::equals).orElse(true))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new Refusal(
                found.isEmpty()
                        ? "No model " + id + " of " + modality + " is at work: ./concierge models shows what is,"
                                + " ./concierge models add brings one in."
                        : "There are several versions of " + id + ": name one with --model-version.");
    }

    public Optional<Model> serving(String modality) {
        return all().stream()
                .filter(model -> model.modality.equals(modality) && model.serving)
                .findFirst();
    }

    /** Films and profiles that a model still lacks before readers can move over; 0 when they can. */
    public long missing(Model model) {
        Model now = find(model.modality, model.id, Optional.of(model.version));
        long needed = serving(model.modality)
                .map(serving -> (long) Math.ceil(READY * serving.films))
                .orElse(1L);
        JsonNode profile = instance.profile().get("/v1/progress");
        return Math.max(0, needed - now.films)
                + profile.path("dnaBehind").asLong(0)
                + profile.path("pendingRatings").asLong(0)
                + profile.path("dirtyProfiles").asLong(0);
    }

    private static boolean isSame(Model a, Model b) {
        return a.modality.equals(b.modality) && a.id.equals(b.id) && a.version.equals(b.version);
    }
}
