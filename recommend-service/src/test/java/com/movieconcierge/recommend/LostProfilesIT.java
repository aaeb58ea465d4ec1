package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVAS;
import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.testkit.RealParts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What readers are told of viewers whose keys are lost in Redis, and whom they ask to write them again. */
class LostProfilesIT {
    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();
    private final ProfileWriter profiles = SERVED.profiles();
    private final Set<String> repairs = ConcurrentHashMap.newKeySet();
    private final RedisClient listener = RedisClient.create(RealParts.get().redisUri());
    private final String dee = RealParts.unique("dee");
    private final TasteProfile taste = WORLD.taste(dee, AVAS, 100, 7);

    @BeforeEach
    void listen() {
        var channel = listener.connectPubSub();
        channel.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String name, String message) {
                repairs.add(message);
            }
        });
        channel.sync().subscribe(RedisLayout.REPAIRS_CHANNEL);
        profiles.write(taste, AVAS, WORLD);
        assertThat(list().get("degraded").size()).isZero();
    }

    @AfterEach
    void stop() {
        listener.shutdown();
        profiles.commands().del(RedisLayout.REWRITING_KEY);
        profiles.allIsWritten();
    }

    @Test
    void aLostProfileIsSaidAskedForAndServedOnceItIsBack() {
        profiles.commands().del(RedisLayout.profileKey(dee));
        JsonNode list = list();
        assertThat(list.get("source").asString()).isEqualTo("trending");
        assertThat(list.get("degraded").get(0).asString()).isEqualTo("profile-missing");
        assertThat(RecommendHttp.ids(list))
                .as("what is left of it still counts")
                .doesNotContain(WORLD.id(3));
        await().atMost(LIMIT).until(() -> repairs.contains(dee));
        profiles.write(taste, AVAS, WORLD);
        assertThat(list().get("source").asString()).isEqualTo("profile");
        assertThat(list().get("degraded").size()).isZero();
    }

    @Test
    void aViewerOfWhomOnlyTheNameIsLeftIsStillKnown() {
        profiles.commands().del(RedisLayout.profileKey(dee), RedisLayout.seenKey(dee));
        assertThat(list().get("degraded").get(0).asString()).isEqualTo("profile-missing");
        assertThat(http.get("/v1/users/" + dee + "/profile").statusCode()).isEqualTo(503);
    }

    @Test
    void missingSeenFilmsAreSaidAndThoseOfTheProfileStayOut() {
        profiles.commands().hdel(RedisLayout.seenKey(dee), WORLD.id(3), WORLD.id(8));
        JsonNode list = http.ok("/v1/users/" + dee + "/recommendations?limit=60");
        assertThat(list.get("source").asString()).isEqualTo("profile");
        assertThat(list.get("degraded").get(0).asString()).isEqualTo("seen-incomplete");
        assertThat(RecommendHttp.ids(list)).doesNotContain(WORLD.id(3), WORLD.id(8));
        await().atMost(LIMIT).until(() -> repairs.contains(dee));
    }

    @Test
    void aKeyOfAnotherTypeConcernsItsViewerAlone() {
        profiles.commands().set(RedisLayout.profileKey(dee), "no hash".getBytes(StandardCharsets.UTF_8));
        assertThat(list().get("degraded").get(0).asString()).isEqualTo("profile-missing");
        await().atMost(LIMIT).until(() -> repairs.contains(dee));
        assertThat(http.ok("/v1/users/" + ServedWorld.AVA + "/recommendations")
                        .get("degraded")
                        .size())
                .isZero();
        profiles.commands().set(RedisLayout.seenKey(dee), "no hash".getBytes(StandardCharsets.UTF_8));
        assertThat(http.get("/v1/users?query=" + dee).statusCode()).isEqualTo(200);
        profiles.commands().del(RedisLayout.profileKey(dee), RedisLayout.seenKey(dee));
    }

    @Test
    void nobodyIsTakenForAStrangerWhileProfilesAreWrittenAgain() {
        String stranger = RealParts.unique("stranger");
        String path = "/v1/users/" + stranger + "/recommendations";
        assertThat(http.ok(path).get("degraded").size()).isZero();
        profiles.commands().del(RedisLayout.EPOCH_KEY);
        assertThat(http.ok(path).get("degraded").get(0).asString()).isEqualTo("profile-missing");
        profiles.allIsWritten();
        profiles.commands().setex(RedisLayout.REWRITING_KEY, 60, "x".getBytes(StandardCharsets.UTF_8));
        assertThat(http.ok(path).get("degraded").get(0).asString()).isEqualTo("profile-missing");
        profiles.commands().del(RedisLayout.REWRITING_KEY);
        assertThat(http.ok(path).get("degraded").size()).isZero();
    }

    @Test
    void whoHasJustBeenForgottenIsAStranger() {
        profiles.commands().del(RedisLayout.profileKey(dee), RedisLayout.seenKey(dee));
        profiles.commands().zrem(RedisLayout.USERS_KEY, dee.getBytes(StandardCharsets.UTF_8));
        profiles.commands()
                .hset(RedisLayout.profileKey(dee), RedisLayout.PROFILE_ERASED, "1".getBytes(StandardCharsets.UTF_8));
        assertThat(list().get("degraded").size()).isZero();
        assertThat(http.get("/v1/users/" + dee + "/profile").statusCode()).isEqualTo(404);
        assertThat(repairs).doesNotContain(dee);
    }

    private JsonNode list() {
        return http.ok("/v1/users/" + dee + "/recommendations");
    }
}
