package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVA;
import static com.movieconcierge.recommend.ServedWorld.AVAS;
import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.TypedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Models of what people choose next, from their topic to lists, explanations and the numbers behind them. */
class NextFilmsIT {
    private static final int SLICE = 10_000;
    private static final List<BehaviourPart> FIRST =
            LearnedWorld.parts(LearnedWorld.model(WORLD, 1), Instant.parse("2026-11-20T10:00:00Z"), SLICE);
    private static final List<BehaviourPart> SECOND =
            LearnedWorld.parts(LearnedWorld.model(WORLD, 2), Instant.parse("2026-11-21T10:00:00Z"), SLICE);

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();
    private final TypedRecords records = SERVED.records();

    @BeforeEach
    void publish() {
        FIRST.forEach(part -> WorldRecords.send(records, Topics.BEHAVIOUR_MODELS, part.key(), part));
        awaitServing(version(FIRST));
    }

    @AfterEach
    void takeBack() {
        records.sendBytes(Topics.SERVING_MODELS.name(), Modality.BEHAVIOUR.key(), null);
        for (List<BehaviourPart> model : List.of(FIRST, SECOND)) {
            model.forEach(part -> records.sendBytes(Topics.BEHAVIOUR_MODELS.name(), part.key(), null));
        }
        await().atMost(LIMIT).until(() -> http.ok("/v1/model").get("behaviour").isNull());
    }

    private static String version(List<BehaviourPart> parts) {
        return parts.get(0).model().version();
    }

    private void awaitServing(String version) {
        await().atMost(LIMIT).until(() -> http.ok("/v1/model")
                .path("behaviour")
                .path("modelVersion")
                .asString("")
                .equals(version));
    }

    @Test
    void sharesAddUpAndBehaviourIsOneOfThem() {
        JsonNode list = http.ok("/v1/users/" + AVA + "/recommendations?limit=20");
        assertThat(list.get("modelVersion").asString()).endsWith("+" + version(FIRST));
        double behaviour = 0;
        for (JsonNode film : list.get("recommendations")) {
            double sum = 0;
            for (JsonNode part : film.get("contributions")) {
                sum += part.get("share").asDouble();
                behaviour += Math.abs(part.get("byModality").path("behaviour").asDouble(0));
            }
            assertThat(sum).isCloseTo(film.get("score").asDouble(), within(1e-6));
        }
        assertThat(behaviour).isGreaterThan(0.01);
    }

    /** With nothing but what the API publishes; Ava rated one film a day, the last a while ago. */
    @Test
    void aScoreCanBeCheckedByHand() {
        JsonNode model = http.ok("/v1/model?vectors=true");
        List<JsonNode> history = new ArrayList<>();
        AVAS.forEach(verdict -> history.add(next(verdict.film())));
        Collections.reverse(history);
        int later = model.get("behaviour").get("factors").get("gapSeconds").size();
        for (int candidate : List.of(31, 40, 2)) {
            String id = WORLD.id(candidate);
            double byHand = ScoreByHand.score(
                            model,
                            http.ok("/v1/users/" + AVA + "/profile?vectors=true"),
                            http.ok("/v1/movies/" + id + "?vectors=true"))
                    + ScoreByHand.behaviour(model.get("behaviour"), history, later, next(candidate));
            double served = http.ok("/v1/users/" + AVA + "/explanations/" + id)
                    .get("score")
                    .asDouble();
            assertThat(byHand).isCloseTo(served, within(1e-5));
        }
    }

    private JsonNode next(int film) {
        return http.ok("/v1/movies/" + WORLD.id(film) + "/next?weights=true");
    }

    @Test
    void aFilmTellsWhatItsViewersWentOnTo() {
        JsonNode next = http.ok("/v1/movies/" + WORLD.id(1) + "/next?limit=3");
        assertThat(next.get("known").asBoolean()).isTrue();
        assertThat(next.get("weights").isNull()).isTrue();
        assertThat(next.get("factors").isNull()).isTrue();
        JsonNode most = next.get("next").get(0);
        assertThat(most.get("movie").get("movieId").asString()).isEqualTo(WORLD.id(2));
        assertThat(most.get("viewers").asInt()).isEqualTo(40);
        assertThat(most.get("followed").asInt()).isEqualTo(40);
        assertThat(http.get("/v1/movies/nobody-knows/next").statusCode()).isEqualTo(404);
    }

    @Test
    void theNewestServesUnlessAnOperatorHasDecided() {
        SECOND.forEach(part -> WorldRecords.send(records, Topics.BEHAVIOUR_MODELS, part.key(), part));
        awaitServing(version(SECOND));
        WorldRecords.send(
                records,
                Topics.SERVING_MODELS,
                Modality.BEHAVIOUR,
                new ServingModel(Modality.BEHAVIOUR, FIRST.get(0).model(), TestWorld.NOW, null));
        awaitServing(version(FIRST));
    }

    @Test
    void aPartThatCannotBeReadHoldsUpNothing() {
        records.sendBytes(Topics.BEHAVIOUR_MODELS.name(), "garbage.0", new byte[] {7, 7, 7});
        SECOND.forEach(part -> WorldRecords.send(records, Topics.BEHAVIOUR_MODELS, part.key(), part));
        awaitServing(version(SECOND));
    }
}
