package com.movieconcierge.standalone.client;

import com.movieconcierge.model.Ids;
import com.movieconcierge.standalone.product.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Films as a person names them. */
public final class Films {
    private Films() {}

    /**
     * The film with an id, or else the one whose title is most like the text.
     *
     * @throws Refusal when there is none
     */
    public static JsonNode find(ServiceClient recommend, String text) {
        Optional<JsonNode> byId =
                Ids.isValid(text) ? recommend.find("/v1/movies/" + ServiceClient.encode(text)) : Optional.empty();
        return byId.orElseGet(
                () -> bestMatch(recommend.get("/v1/movies?limit=1&query=" + ServiceClient.encode(text)), text));
    }

    private static JsonNode bestMatch(JsonNode found, String text) {
        JsonNode films = found.isArray() ? found : found.path("movies");
        if (films.isEmpty()) {
            throw new Refusal("No film is called anything like '" + text + "'.");
        }
        return films.get(0);
    }
}
