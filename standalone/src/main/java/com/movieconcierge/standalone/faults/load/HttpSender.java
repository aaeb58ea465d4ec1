package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.model.Rating;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.faults.load.Ledger.Acknowledged;
import com.movieconcierge.standalone.product.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ratings as any client of ingest-service sends them, one after the other. */
public record HttpSender(ServiceClient ingest, Ledger ledger) implements RatingSender {

    @Override
    public Optional<Acknowledged> send(Rating rating) {
        try {
            JsonNode receipt = rating.isWithdrawal() ? withdrawn(rating) : rated(rating);
            Acknowledged place = new Acknowledged(
                    rating.eventId(),
                    receipt.path("partition").asInt(),
                    receipt.path("offset").asLong());
            ledger.acknowledged(place);
            return Optional.of(place);
        } catch (Refusal e) {
            ledger.unanswered(rating.eventId()); // perhaps it was written before the door closed
            return Optional.empty();
        }
    }

    private JsonNode rated(Rating rating) {
        return ingest.post(
                "/v1/ratings",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("eventId", rating.eventId())
                        .put("userId", rating.userId())
                        .put("movieId", rating.movieId())
                        .put("rating", rating.stars())
                        .put("ratedAt", rating.ratedAt().toString()));
    }

    private JsonNode withdrawn(Rating rating) {
        return ingest.delete("/v1/users/" + ServiceClient.encode(rating.userId()) + "/ratings/"
                + ServiceClient.encode(rating.movieId()) + "?eventId=" + ServiceClient.encode(rating.eventId())
                + "&ratedAt=" + ServiceClient.encode(rating.ratedAt().toString()));
    }
}
