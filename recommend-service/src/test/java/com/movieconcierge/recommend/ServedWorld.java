package com.movieconcierge.recommend;

import static org.awaitility.Awaitility.await;

import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The service on a real broker, registry and Redis with a made-up catalogue and one viewer, started once for all tests that
 * name it and stopped after the last of the run. Put as {@code @RegisterExtension static final ServedWorld SERVED}.
 */
final class ServedWorld implements BeforeAllCallback {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final TestWorld WORLD = new TestWorld(RealParts.unique("m") + "-", 60, 24, 10, 7);
    static final String AVA = RealParts.unique("ava");
    static final List<Verdict> AVAS =
            List.of(new Verdict(3, 5.0), new Verdict(8, 4.5), new Verdict(14, 1.0), new Verdict(22, 4.0));

    private @Nullable Started started;

    private record Started(TypedRecords records, ProfileWriter profiles, RecommendHttp http) implements AutoCloseable {

        static Started start() {
            RealParts parts = RealParts.get();
            TypedRecords records = parts.records();
            var profiles =
                    new ProfileWriter(parts.redisUri(), new TopicCodec<>(Topics.USER_PROFILES, parts.serdeConfig()));
            records.sendBytes(Topics.MOVIE_DNA.name(), "garbage", "not avro at all".getBytes(StandardCharsets.UTF_8));
            WorldRecords.write(WORLD, records);
            profiles.write(WORLD.taste(AVA, AVAS, 100, 41), AVAS, WORLD);
            profiles.allIsWritten();
            RecommendHttp http = RecommendHttp.start(parts.serviceProperties());
            await().atMost(LIMIT).until(() -> http.get("/actuator/health").statusCode() == 200);
            return new Started(records, profiles, http);
        }

        @Override
        public void close() {
            http.close();
            profiles.close();
            records.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ServedWorld.class))
                .computeIfAbsent(Started.class, key -> Started.start(), Started.class);
    }

    private Started started() {
        if (started == null) {
            throw new IllegalStateException("no test class has registered this");
        }
        return started;
    }

    TypedRecords records() {
        return started().records();
    }

    ProfileWriter profiles() {
        return started().profiles();
    }

    RecommendHttp http() {
        return started().http();
    }
}
