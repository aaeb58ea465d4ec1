package com.movieconcierge.recommend.adapter.bedrock;

import static com.movieconcierge.testkit.FakeBedrock.error;
import static com.movieconcierge.testkit.FakeBedrock.hang;
import static com.movieconcierge.testkit.FakeBedrock.text;
import static com.movieconcierge.testkit.FakeBedrock.titan;
import static com.movieconcierge.testkit.FakeBedrock.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Era;
import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts.BedrockMetrics;
import com.movieconcierge.recommend.adapter.bedrock.BedrockPrompts.BedrockSettings;
import com.movieconcierge.recommend.domain.prompt.Draft;
import com.movieconcierge.recommend.domain.prompt.ModelPromptReader.PromptModel.UnavailableException;
import com.movieconcierge.recommend.domain.prompt.TokenBudget;
import com.movieconcierge.testkit.FakeBedrock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Against a server of Bedrock's documented shape, and its faults. */
class BedrockPromptsTest {
    private static final String GOOD = "{\"seeds\":[{\"title\":\"Heat\",\"year\":1995}],\"genres\":[\"Thriller\"],"
            + "\"era\":{\"from\":1990,\"to\":1999},\"mustNots\":{\"moods\":[\"gory\"]},\"limit\":3,\"words\":\"rain\"}";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> KEYS = Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");

    private final List<String> outcomes = new ArrayList<>();
    private double dollars;
    private FakeBedrock bedrock;
    private BedrockPrompts prompts;

    @BeforeAll
    static void credentials() {
        KEYS.forEach(System::setProperty);
    }

    @AfterAll
    static void noCredentials() {
        KEYS.keySet().forEach(System::clearProperty);
    }

    @BeforeEach
    void start() throws IOException {
        bedrock = new FakeBedrock();
        prompts = prompts("amazon.nova-2-lite-v1:0", Duration.ofSeconds(30), 1_000_000);
    }

    @AfterEach
    void stop() {
        prompts.close();
        bedrock.close();
    }

    private BedrockPrompts prompts(String model, Duration deadline, long perCaller) {
        var settings = new BedrockSettings(
                true,
                model,
                "us-east-1",
                bedrock.url(),
                deadline,
                600,
                4,
                100,
                Duration.ofHours(1),
                10_000_000,
                perCaller,
                1.0,
                10.0);
        var metrics = new BedrockMetrics() {
            @Override
            public void spent(long inputTokens, long outputTokens, double cost) {
                dollars += cost;
            }

            @Override
            public void read(String outcome) {
                outcomes.add(outcome);
            }
        };
        return new BedrockPrompts(settings, new TokenBudget(10_000_000, perCaller, 100, CLOCK), metrics);
    }

    @Test
    void theToolsInputIsTheDraftAndOnlyThePromptIsSent() {
        bedrock.then(tool(GOOD));
        Draft draft = prompts.read("thrillers like Heat", "198.51.100.7");
        assertThat(draft.wanted().films()).containsExactly(new Draft.Title("Heat", 1995));
        assertThat(draft.wanted().genres()).containsExactly("Thriller");
        assertThat(draft.mustNots().moods()).containsExactly("gory");
        assertThat(draft.era()).isEqualTo(new Era(1990, 1999));
        assertThat(draft.limit()).isEqualTo(3);
        assertThat(draft.words()).isEqualTo("rain");
        assertThat(dollars).isCloseTo((700 * 1.0 + 80 * 10.0) / 1e6, within(1e-12));

        JsonNode request = bedrock.requests().get(0);
        assertThat(request.get("messages").size()).isEqualTo(1);
        assertThat(request.get("messages")
                        .get(0)
                        .get("content")
                        .get(0)
                        .get("text")
                        .asString())
                .isEqualTo("thrillers like Heat");
        assertThat(request.get("toolConfig")
                        .get("toolChoice")
                        .get("tool")
                        .get("name")
                        .asString())
                .isEqualTo("understood");
        assertThat(request.toString()).doesNotContain("198.51.100.7");
    }

    @Test
    void aPromptThatWasReadIsNotSentAgain() {
        bedrock.then(tool(GOOD));
        Draft draft = prompts.read("thrillers like Heat", "me");
        assertThat(prompts.read("  Thrillers  like heat ", "you")).isEqualTo(draft);
        assertThat(bedrock.requests()).hasSize(1);
        assertThat(outcomes).containsExactly("ok", "cached");
    }

    @Test
    void throttlingIsRetriedAndOtherFaultsAreNot() {
        bedrock.then(error(429, "ThrottlingException"), tool(GOOD));
        assertThat(prompts.read("first", "me").limit()).isEqualTo(3);
        assertThat(bedrock.requests()).hasSize(2);
        bedrock.then(error(503, "ServiceUnavailableException"));
        assertThatThrownBy(() -> prompts.read("second", "me")).isInstanceOf(UnavailableException.class);
        assertThat(bedrock.requests()).hasSize(3);
        assertThat(outcomes).containsExactly("ok", "unavailable");
    }

    @Test
    void throttlingWithoutEndGivesUp() {
        bedrock.answers(prompt -> error(429, "ThrottlingException"));
        assertThatThrownBy(() -> prompts.read("first", "me")).isInstanceOf(UnavailableException.class);
        assertThat(bedrock.requests()).hasSize(3);
        assertThat(outcomes).containsExactly("throttled");
    }

    @Test
    void aHangEndsAtTheDeadline() {
        bedrock.then(hang());
        try (BedrockPrompts hasty = prompts("amazon.nova-2-lite-v1:0", Duration.ofMillis(300), 1_000_000)) {
            assertThatThrownBy(() -> hasty.read("first", "me")).isInstanceOf(UnavailableException.class);
        }
        assertThat(outcomes).containsExactly("unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"genres\":\"Thriller\"}",
                "{\"genres\":[1]}",
                "{\"recommendations\":[\"Heat\"]}",
                "{\"seeds\":[{\"year\":1995}]}",
                "{\"era\":{\"from\":2000,\"to\":1990}}",
                "{\"limit\":1000}",
                "{\"limit\":2.5}",
                "{\"mustNots\":{\"years\":[1990]}}",
                "[]"
            })
    void whatDoesNotFitTheSchemaIsAskedForOnceMore(String misfit) {
        bedrock.then(tool(misfit), tool(GOOD));
        assertThat(prompts.read("first", "me").limit()).isEqualTo(3);
        assertThat(bedrock.requests().get(1).toString()).contains("did not fit");
        bedrock.then(tool(misfit), tool(misfit));
        assertThatThrownBy(() -> prompts.read("second", "me"))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.reason()).isEqualTo("malformed"));
        assertThat(bedrock.requests()).hasSize(4);
    }

    @Test
    void proseAroundJsonIsForgivenAndARefusedToolIsNot() {
        bedrock.then(text("Sure! Here is what I understood:\n```json\n" + GOOD + "\n```\nAnything else?"));
        assertThat(prompts.read("first", "me").limit()).isEqualTo(3);
        bedrock.then(text("I cannot help with that."), text("I really cannot."));
        assertThatThrownBy(() -> prompts.read("second", "me"))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.reason()).isEqualTo("malformed"));
    }

    @Test
    void aBodyThatIsNoJsonIsAFault() {
        bedrock.then(new FakeBedrock.Reply(200, "", "<html>gateway</html>"));
        assertThatThrownBy(() -> prompts.read("first", "me")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aModelThatKeepsFailingIsLeftAlone() {
        bedrock.answers(prompt -> error(500, "InternalServerException"));
        for (int i = 0; i < 20; i++) {
            int each = i;
            assertThatThrownBy(() -> prompts.read("prompt " + each, "me")).isInstanceOf(UnavailableException.class);
        }
        assertThat(bedrock.requests()).hasSize(5);
        assertThat(outcomes).endsWith("resting");
    }

    @Test
    void aCallerWhoHasSpentTheirTokensIsReadByAnother() {
        bedrock.answers(prompt -> tool(GOOD));
        try (BedrockPrompts frugal = prompts("amazon.nova-2-lite-v1:0", Duration.ofSeconds(30), 700)) {
            frugal.read("first", "me");
            assertThatThrownBy(() -> frugal.read("second", "me"))
                    .isInstanceOfSatisfying(UnavailableException.class, e -> assertThat(e.reason())
                            .isEqualTo("budget-spent"));
            frugal.read("second", "you");
        }
        assertThat(bedrock.requests()).hasSize(2);
    }

    @Test
    void titanIsAskedInItsOwnShape() {
        bedrock.then(titan(" " + GOOD));
        try (BedrockPrompts titan = prompts("amazon.titan-text-express-v1", Duration.ofSeconds(30), 1_000_000)) {
            assertThat(titan.read("thrillers like Heat", "me").limit()).isEqualTo(3);
        }
        JsonNode request = bedrock.requests().get(0);
        assertThat(request.get("inputText").asString()).endsWith("User: thrillers like Heat\nBot:");
        assertThat(request.get("textGenerationConfig").get("maxTokenCount").asInt())
                .isEqualTo(600);
    }
}
