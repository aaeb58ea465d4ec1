package com.movieconcierge.standalone.faults.check;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.faults.scene.RedisDoor;
import com.movieconcierge.standalone.faults.scene.RedisDoor.Copy;
import com.movieconcierge.standalone.faults.scene.Subject;
import com.movieconcierge.standalone.product.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether Redis and the page have what {@code user-profiles} has: the profile, and every film a viewer has seen. */
record CopyCheck(Subject subject) {

    private record Published(byte[] value, TasteProfile profile) {}

    void of(Verdict verdict) {
        Map<String, Published> published = published();
        RedisDoor redis = subject.redis();
        try {
            List<String> others = redis.viewers().stream()
                    .filter(user -> !published.containsKey(user))
                    .toList();
            redis.copies(others).forEach((user, copy) -> {
                if (copy.profile().isPresent()) { // what else is there says that they were erased
                    verdict.stale(user, "has a profile in Redis and none on the topic");
                }
            });
            redis.copies(published.keySet())
                    .forEach((user, copy) -> difference(user, copy, Objects.requireNonNull(published.get(user)))
                            .ifPresent(difference -> verdict.stale(user, difference)));
        } catch (Refusal e) { // then nobody's copy is there
            published.keySet().forEach(user -> verdict.stale(user, String.valueOf(e.getMessage())));
        }
    }

    private Map<String, Published> published() {
        Map<String, Published> published = new HashMap<>();
        var codec = new TopicCodec<>(Topics.USER_PROFILES, subject.registry());
        Map<String, Object> settings = subject.clients().reader("faults-check");
        try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(settings), Topics.USER_PROFILES.name())) {
            reader.toEnd(event -> codec.decode(event)
                    .take(
                            (user, profile) -> {
                                if (profile == null) {
                                    published.remove(user);
                                } else {
                                    published.put(user, new Published(event.value(), profile));
                                }
                            },
                            unusable -> {})); // a dead letter, and nobody's profile
        }
        return published;
    }

    private Optional<String> difference(String user, Copy copy, Published expected) {
        if (copy.problem().isPresent()) {
            return copy.problem().map(problem -> "cannot be read from Redis: " + problem);
        }
        if (copy.profile().isEmpty()) {
            return Optional.of("has no profile in Redis");
        }
        if (!Arrays.equals(copy.profile().get(), expected.value)) {
            return Optional.of("has another profile in Redis than on the topic");
        }
        if (expected.profile.historyComplete() && !copy.seen().equals(seen(expected.profile))) {
            return Optional.of("has seen " + copy.seen().size() + " films by Redis and "
                    + expected.profile.ratingCount() + " by the profile, or other ones");
        }
        return differenceOverHttp(user, expected.profile);
    }

    private Optional<String> differenceOverHttp(String user, TasteProfile expected) {
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

    private static Map<String, String> seen(TasteProfile profile) {
        return profile.history().stream()
                .collect(Collectors.toMap(
                        TasteProfile.RatedFilm::movieId,
                        film -> RedisLayout.seenValue(
                                film.stars(), film.ratedAt().toEpochMilli())));
    }
}
