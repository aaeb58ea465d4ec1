package com.movieconcierge.standalone.prequential;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waits until the product has learned what people choose next from all ratings that it has, and serves it. */
final class BehaviourWait {
    private static final String OFF = "off";
    private static final Set<String> RESTING = Set.of("idle", "refused", "failed", OFF);
    /** No moment since which it has been at rest. */
    private static final String NEVER = "never";

    private static final Duration LEARNING_LIMIT = Duration.ofHours(6);
    private static final Duration SERVING_LIMIT = Duration.ofMinutes(2);
    private static final String PATH = "/v1/behaviour";

    private final Instance instance;

    BehaviourWait(Instance instance) {
        this.instance = instance;
    }

    /**
     * Has it look at what there is before an import. The next look is as far off as can be then: one in the midst of the import would
     * learn from a part of the ratings, for minutes, and then from all of them.
     */
    void lookBeforeImport() {
        JsonNode state = untilResting(NEVER);
        if (!isOff(state)) {
            learned(state);
        }
    }

    /**
     * Returns what became of it, as the product says it.
     *
     * @param ratings that have been imported
     * @throws Refusal when it takes too long
     */
    String untilLearned(long ratings) {
        JsonNode state = untilResting(NEVER);
        // It may have begun by itself, and that with all of them; else it is asked to.
        if (!isOff(state) && !knows(state, ratings)) {
            state = learned(state);
        }
        untilServed(serving(state));
        String said = state.path("last").asString("");
        return state.path("state").asString("") + (said.isBlank() ? "" : ": " + said);
    }

    private JsonNode learned(JsonNode resting) {
        instance.embedding().post(PATH + "/fit", JsonMapper.shared().createObjectNode());
        return untilResting(since(resting));
    }

    /**
     * Seen at rest twice, as it goes on at once where somebody has asked it to meanwhile.
     *
     * @param since of a rest that is over
     */
    private JsonNode untilResting(String since) {
        JsonNode[] seen = {view()};
        if (!Poll.until(LEARNING_LIMIT, () -> {
            JsonNode before = seen[0];
            seen[0] = view();
            return isRest(seen[0])
                    && since(seen[0]).equals(since(before))
                    && !since(seen[0]).equals(since);
        })) {
            throw new Refusal("What people choose next was not learned within " + LEARNING_LIMIT.toHours() + " hours.");
        }
        return seen[0];
    }

    private void untilServed(Optional<String> version) {
        if (version.isPresent()
                && !Poll.until(SERVING_LIMIT, () -> instance.recommend()
                        .get("/v1/model")
                        .path("behaviour")
                        .path("modelVersion")
                        .asString("")
                        .equals(version.get()))) {
            throw new Refusal("Lists are not made with the model " + version.get() + " yet, "
                    + SERVING_LIMIT.toMinutes() + " minutes after it was published.");
        }
    }

    private JsonNode view() {
        return instance.embedding().get(PATH);
    }

    private static String since(JsonNode state) {
        return state.path("since").asString("");
    }

    private static boolean isRest(JsonNode state) {
        return RESTING.contains(state.path("state").asString(""));
    }

    private static boolean isOff(JsonNode state) {
        return state.path("state").asString("").equals(OFF);
    }

    private static boolean knows(JsonNode state, long ratings) {
        JsonNode newest = state.path("models").path(0);
        return newest.path("complete").asBoolean(false)
                && newest.path("report").path("ratings").asLong(-1) == ratings;
    }

    private static Optional<String> serving(JsonNode state) {
        return state.path("models")
                .valueStream()
                .filter(model -> model.path("serves").asBoolean(false))
                .map(model -> model.path("modelVersion").asString(""))
                .findFirst();
    }
}
