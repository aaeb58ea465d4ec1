package com.movieconcierge.standalone.prequential;

import com.movieconcierge.evaluation.measure.ReplayAnswer;
import com.movieconcierge.evaluation.prequential.ReplayLog;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All viewers of a log as one client of the product: asks for their lists, and rates for them. */
final class RatingClient {
    /** After so many questions in a row without an answer there is nobody left to ask. */
    private static final int PATIENCE = 20;

    private final Instance instance;
    /** Of each viewer's last rating that was posted here. */
    private final Map<String, Long> offsets = new HashMap<>();

    private int failures;

    RatingClient(Instance instance) {
        this.instance = instance;
    }

    /** What a list says about a film. */
    record Answered(OptionalInt rank, ReplayAnswer.State state, Duration took) {}

    /**
     * Asks for a viewer's list, which waits for their last rating.
     *
     * @param movieId whose rank is wanted
     * @throws Refusal when the product has not answered for long; a single failure is an answer of its own kind
     */
    Answered ask(String userId, String movieId) {
        Long offset = offsets.get(userId);
        String path = "/v1/users/" + ServiceClient.encode(userId) + "/recommendations?limit=" + ReplayAnswer.LIMIT
                + (offset == null ? "" : "&minOffset=" + offset);
        long start = System.nanoTime();
        try {
            JsonNode list = instance.recommend().get(path);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            failures = 0;
            return new Answered(rank(list, movieId), state(list), took);
        } catch (Refusal e) {
            failures++;
            if (failures >= PATIENCE) {
                throw new Refusal(PATIENCE + " questions in a row had no answer, the last: " + e.getMessage(), e);
            }
            return new Answered(
                    OptionalInt.empty(), ReplayAnswer.State.FAILED, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * Posts a rating as it stands in the log.
     *
     * @throws Refusal when it is not taken: what follows would be another log
     */
    void rate(RatingSubmission rating) {
        ObjectNode document = JsonMapper.shared()
                .createObjectNode()
                .put("eventId", rating.eventId())
                .put("userId", rating.userId())
                .put("movieId", rating.movieId())
                .put("rating", rating.rating())
                .put("ratedAt", ReplayLog.moment(rating).toString());
        JsonNode receipt = instance.ingest().post("/v1/ratings", document);
        offsets.put(rating.userId(), receipt.path("offset").asLong());
    }

    private static OptionalInt rank(JsonNode list, String movieId) {
        List<String> films = list.path("recommendations")
                .valueStream()
                .map(film -> film.path("movie").path("movieId").asString(""))
                .toList();
        int rank = films.indexOf(movieId);
        return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    private static ReplayAnswer.State state(JsonNode list) {
        return new ReplayAnswer.State(
                list.path("modelVersion").asString(""),
                list.path("degraded")
                        .valueStream()
                        .map(word -> word.asString(""))
                        .toList(),
                list.path("staleMillis").asLong(0),
                false);
    }
}
