package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * How much of the catalogue can be recommended.
 *
 * @param known films that can be rated
 * @param indexed films with DNA in memory
 * @param fitted films that the standardised space was fitted on
 */
public record CatalogueProgress(int known, int indexed, int fitted) {
    /** The share of new films at which the space is fitted anew at once. */
    private static final double GROWTH = 0.1;

    /** Whether the lists are about as good as they will be; false while a service cannot tell. */
    public static boolean isIndexed(Instance instance) {
        try {
            CatalogueProgress catalogue = of(instance);
            return catalogue.indexed >= catalogue.known && catalogue.fitted >= (1 - GROWTH) * catalogue.known;
        } catch (Refusal e) {
            return false;
        }
    }

    /**
     * Asks the two services that know.
     *
     * @throws Refusal when one does not answer
     */
    public static CatalogueProgress of(Instance instance) {
        JsonNode index = details(instance.recommend(), "index");
        return new CatalogueProgress(
                details(instance.ingest(), "catalogue").path("movies").asInt(0),
                index.path("films").asInt(0),
                index.path("fittedFilms").asInt(0));
    }

    private static JsonNode details(ServiceClient service, String component) {
        return service.health().path("components").path(component).path("details");
    }
}
