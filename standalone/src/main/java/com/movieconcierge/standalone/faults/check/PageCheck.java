package com.movieconcierge.standalone.faults.check;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.faults.scene.Subject;
import com.movieconcierge.standalone.product.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether everybody is shown over HTTP what {@code user-profiles} has of them. What is in Redis the batch has compared. */
record PageCheck(Subject subject) {

    void of(Verdict verdict) {
        published().forEach((user, profile) -> difference(user, profile)
                .ifPresent(difference -> verdict.stale(user, difference)));
    }

    private Map<String, TasteProfile> published() {
        Map<String, TasteProfile> published = new HashMap<>();
        var codec = new TopicCodec<>(Topics.USER_PROFILES, subject.registry());
        Map<String, Object> settings = subject.clients().reader("faults-check");
        try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(settings), Topics.USER_PROFILES.name())) {
            reader.toEnd(event -> codec.decode(event)
                    .take(
                            (user, profile) -> {
                                if (profile == null) {
                                    published.remove(user);
                                } else {
                                    published.put(user, profile);
                                }
                            },
                            unusable -> {})); // a dead letter, and nobody's profile
        }
        return published;
    }

    private Optional<String> difference(String user, TasteProfile expected) {
        try {
            JsonNode shown = subject.instance().recommend().get("/v1/users/" + ServiceClient.encode(user) + "/profile");
            boolean same = shown.path("revision").asLong(-1) == expected.revision()
                    && shown.path("profileOffset").asLong(-1) == expected.appliedOffset()
                    && shown.path("ratingCount").asInt(-1) == expected.ratingCount();
            return same ? Optional.empty() : Optional.of("is shown another profile over HTTP");
        } catch (Refusal e) {
            return Optional.of("is shown no profile over HTTP: " + e.getMessage());
        }
    }
}
