package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What viewers state, over HTTP, on a real broker, registry and Redis; profiles are written as profile-service does. */
class StatedTasteIT {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private static final String PROMPT = "westerns about keyword 2, nothing with Actor 4; my aunt likes lighthouses";
    private final RecommendHttp http = SERVED.http();
    private static final TopicCodec<String, StatedTaste> CODEC =
            new TopicCodec<>(Topics.STATED_TASTES, RealParts.get().serdeConfig());

    private final TypedRecords records = SERVED.records();
    private final ProfileWriter profiles = SERVED.profiles();

    @Test
    void whatAPromptSaysIsWrittenWithoutTheSentenceAndShownUntilItIsDeleted() {
        String ava = RealParts.unique("ava");
        JsonNode answer = prompt(PROMPT, ava);
        assertThat(answer.get("stated").asBoolean()).isTrue();
        StatedTaste stated = written(ava).value();
        assertThat(stated.wanted().genres()).containsExactly("Western");
        assertThat(stated.mustNots().people()).containsExactly("Actor 4");
        assertThat(stated.toString()).doesNotContain("aunt").doesNotContain("lighthouses");

        profiles.write(WORLD.taste(ava, List.of(), 0, -1), List.of(), WORLD, stated);
        JsonNode shown = profile(ava).get("stated");
        assertThat(shown.get("influence").asDouble()).isEqualTo(1);
        assertThat(shown.get("restatement").asString()).contains("estern").doesNotContain("aunt");
        assertThat(shown.get("wanted").get("keywords").get(0).asString()).isEqualTo("keyword 2");
        assertThat(shown.get("mustNots").get("people").get(0).asString()).isEqualTo("Actor 4");
        assertThat(shown.get("statedAt").asString()).isEqualTo(stated.statedAt().toString());
        assertThat(shown.get("vectors").isNull()).isTrue();

        HttpResponse<String> deleted = http.delete("/v1/users/" + ava + "/stated-taste");
        assertThat(deleted.statusCode()).isEqualTo(202);
        ConsumerRecord<String, StatedTaste> gone = written(ava);
        assertThat(gone.value()).isNull();
        assertThat(gone.offset())
                .isEqualTo(JSON.readTree(deleted.body()).get("offset").asLong());
    }

    @Test
    void aListIsMadeOfTheStatementAndThenOfBoth() {
        String ben = RealParts.unique("ben");
        prompt(PROMPT, ben);
        StatedTaste stated = written(ben).value();
        var events = new ConcurrentLinkedQueue<String>();
        var stream = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(http.base() + "/v1/users/" + ben + "/recommendations/stream"))
                                .build(),
                        HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(events)));
        await().atMost(LIMIT).until(() -> tells(events, "trending"));
        profiles.write(WORLD.taste(ben, List.of(), 0, -1), List.of(), WORLD, stated);
        await().atMost(LIMIT).until(() -> tells(events, "prompt"));
        stream.cancel(true);

        List<Verdict> verdicts = List.of(new Verdict(7, 5.0), new Verdict(12, 4.0));
        profiles.write(WORLD.taste(ben, verdicts, 100, 3), verdicts, WORLD, stated);
        JsonNode list = http.ok("/v1/users/" + ben + "/recommendations?limit=30");
        assertThat(list.get("source").asString()).isEqualTo("profile");
        assertThat(list.get("profileOffset").asLong()).isEqualTo(3);
        assertThat(kinds(list)).contains("film", "word", "popularity");
        for (JsonNode film : list.get("recommendations")) {
            assertThat(RecommendHttp.shares(film)).isCloseTo(film.get("score").asDouble(), within(1e-9));
        }
        assertThat(profile(ben).get("stated").get("influence").asDouble()).isCloseTo(0.6, within(1e-4));
        assertThat(profile(ben).toString()).contains("\"ratingCount\":2");
    }

    /** With nothing but what the API publishes. */
    @Test
    void aScoreOfBothCanBeCheckedByHand() {
        String cleo = RealParts.unique("cleo");
        prompt("westerns like \"Film number 13\"", cleo);
        List<Verdict> verdicts = List.of(new Verdict(7, 5.0), new Verdict(12, 4.0));
        profiles.write(
                WORLD.taste(cleo, verdicts, 100, 3),
                verdicts,
                WORLD,
                written(cleo).value());
        JsonNode law = http.ok("/v1/model?vectors=true");
        assertThat(law.get("stated").get("halfLife").asString()).isEqualTo("PT48H");
        assertThat(law.get("stated").get("ratings").asDouble()).isEqualTo(3);
        double byHand = ScoreByHand.score(
                law,
                http.ok("/v1/users/" + cleo + "/profile?vectors=true"),
                http.ok("/v1/movies/" + WORLD.id(31) + "?vectors=true"));
        JsonNode explained = http.ok("/v1/users/" + cleo + "/explanations/" + WORLD.id(31) + "?without=" + WORLD.id(7));
        assertThat(explained.get("score").asDouble()).isCloseTo(byHand, within(1e-5));
        assertThat(RecommendHttp.shares(explained)).isCloseTo(byHand, within(1e-5));
        double share = explained
                .get("contributions")
                .valueStream()
                .filter(part -> part.get("movieId").asString("").equals(WORLD.id(7)))
                .mapToDouble(part -> part.get("share").asDouble())
                .sum();
        assertThat(explained.get("without").get("difference").asDouble()).isCloseTo(share, within(1e-5));
    }

    @Test
    void mereWordsAreNotKeptAndSeenFilmsAreLeftOut() {
        String dan = RealParts.unique("dan");
        List<String> all = RecommendHttp.ids(prompt("westerns", dan));
        // The broker may hold films of other tests.
        int best = IntStream.range(0, WORLD.films().size())
                .filter(film -> all.contains(WORLD.id(film)))
                .findFirst()
                .orElseThrow();
        List<Verdict> verdicts = List.of(new Verdict(best, 5.0));
        profiles.write(WORLD.taste(dan, verdicts, 100, 1), verdicts, WORLD);
        JsonNode again = prompt("westerns", dan);
        assertThat(again.get("stated").asBoolean()).isTrue();
        assertThat(RecommendHttp.ids(again)).doesNotContain(WORLD.id(best));
        assertThat(prompt("something about lighthouses", dan).get("stated").asBoolean())
                .isFalse();
        assertThat(prompt("westerns", null).get("stated").asBoolean()).isFalse();
        HttpResponse<String> refused = http.post("/v1/prompts", "{\"prompt\":\"westerns\",\"userId\":\"a b\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"userId\"");
        assertThat(http.delete("/v1/users/a%20b/stated-taste").statusCode()).isEqualTo(400);
        assertThat(http.invoke("{\"prompt\":\"westerns\",\"user_id\":\"" + dan + "\"}")
                        .body())
                .contains("\"stated\":true");
        assertThat(http.invoke("{\"prompt\":\"westerns\",\"user_id\":\"a b\"}").body())
                .contains("\"field\":\"user_id\"");
    }

    @Test
    void forgettingAViewerDeletesWhatTheyStated() {
        String eve = RealParts.unique("eve");
        prompt("westerns", eve);
        assertThat(http.delete("/v1/users/" + eve).statusCode()).isEqualTo(202);
        assertThat(written(eve).value()).isNull();
        assertThat(records.<Erasure>readUntil(Topics.USER_ERASURES, LIMIT, record -> eve.equals(record.key())))
                .isNotEmpty();
    }

    private JsonNode prompt(String text, @Nullable String userId) {
        ObjectNode body = JSON.createObjectNode().put("prompt", text).put("limit", 100);
        if (userId != null) {
            body.put("userId", userId);
        }
        HttpResponse<String> answer = http.post("/v1/prompts", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The last that is on the log of a viewer. */
    private ConsumerRecord<String, StatedTaste> written(String userId) {
        byte[] end = RealParts.unique("end").getBytes(StandardCharsets.UTF_8);
        long marker =
                records.sendBytes(Topics.STATED_TASTES.name(), userId, end).offset();
        List<ConsumerRecord<String, byte[]>> all = records.readBytesUntil(
                Topics.STATED_TASTES.name(), LIMIT, record -> userId.equals(record.key()) && record.offset() == marker);
        ConsumerRecord<String, byte[]> last = all.stream()
                .filter(record -> userId.equals(record.key()) && record.offset() < marker)
                .reduce((a, b) -> b)
                .orElseThrow();
        var value = new AtomicReference<StatedTaste>();
        CODEC.decode(userId.getBytes(StandardCharsets.UTF_8), last.value(), last.timestamp())
                .take((user, stated) -> value.set(stated), reason -> {
                    throw new AssertionError(reason);
                });
        return new ConsumerRecord<>(last.topic(), last.partition(), last.offset(), userId, value.get());
    }

    private JsonNode profile(String userId) {
        return http.ok("/v1/users/" + userId + "/profile");
    }

    private static boolean tells(Iterable<String> events, String source) {
        for (String event : events) {
            if (event.startsWith("data:") && event.contains("\"source\":\"" + source + "\"")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> kinds(JsonNode list) {
        return list.get("recommendations")
                .valueStream()
                .flatMap(film -> film.get("contributions").valueStream())
                .map(part -> part.get("kind").asString())
                .distinct()
                .toList();
    }
}
