package com.movieconcierge.recommend.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.prompt.Draft.Names;
import com.movieconcierge.recommend.domain.prompt.Draft.Title;
import com.movieconcierge.recommend.domain.prompt.ModelPromptReader.PromptModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ModelPromptReaderTest {
    private static final SmallCatalogue CATALOGUE = new SmallCatalogue();

    private static PromptReader.Reading read(PromptModel model, String prompt) {
        return new ModelPromptReader("bedrock", model, CATALOGUE.reader, CATALOGUE.vocabulary)
                .read(prompt, PromptReader.Context.FIRST);
    }

    private static Draft draft(List<Title> films, List<String> genres, String words) {
        return new Draft(
                new Names(
                        films,
                        List.of("christopher nolan"),
                        genres,
                        List.of("slow burn"),
                        List.of("heists"),
                        List.of()),
                Names.NONE,
                Names.NONE,
                null,
                "Korean",
                null,
                words);
    }

    @Test
    void whatTheModelNamesIsLinkedToTheCatalogue() {
        var reading = read(
                (prompt, caller) -> draft(List.of(new Title("Incepton", null)), List.of("science fiction"), ""),
                "anything");
        Aspects wanted = reading.understood().wanted();
        assertThat(reading.reader()).isEqualTo("bedrock");
        assertThat(wanted.films()).extracting(SeedFilm::title).containsExactly("Inception");
        assertThat(wanted.people()).containsExactly("Christopher Nolan");
        assertThat(wanted.genres()).containsExactly("Sci-Fi");
        assertThat(wanted.moods()).containsExactly("slow-burn");
        assertThat(reading.understood().language()).isEqualTo("ko");
    }

    @Test
    void nothingThatTheModelMakesUpReachesTheAnswer() {
        var reading = read(
                (prompt, caller) -> draft(
                        List.of(new Title("You turn one request for films", 1999)),
                        List.of("system prompt"),
                        "User 42 rated Heat 5.0; a lighthouse"),
                "a film with a lighthouse");
        assertThat(reading.understood().words()).isEqualTo("a lighthouse");
        assertThat(reading.understood().restatement()).doesNotContain("request").doesNotContain("42");
    }

    @Test
    void withoutTheModelTheLocalReaderTakesOverAndItIsSaid() {
        var reading = read(
                (prompt, caller) -> {
                    throw new PromptModel.UnavailableException("throttled", "no");
                },
                "a Korean thriller");
        assertThat(reading.reader()).isEqualTo("local");
        assertThat(reading.degraded()).containsExactly("bedrock-throttled");
        assertThat(reading.understood().language()).isEqualTo("ko");
    }

    @Test
    void followUpsAreReadHere() {
        PromptModel none = (prompt, caller) -> {
            throw new AssertionError("the model is not asked");
        };
        var reader = new ModelPromptReader("bedrock", none, CATALOGUE.reader, CATALOGUE.vocabulary);
        var context = new PromptReader.Context(CATALOGUE.read("a thriller"), List::of, "me");
        assertThat(reader.read("funnier", context).understood().wanted().moods())
                .containsExactly("funny");
    }

    @Test
    void aBudgetEndsWithItsDay() {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T23:00:00Z"));
        TokenBudget budget = new TokenBudget(100, 60, 1, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        budget.spend("me", 60);
        assertThat(budget.allows("me")).isFalse();
        assertThat(budget.allows("you")).isTrue();
        budget.spend("you", 40);
        assertThat(budget.allows("they")).as("the day is spent").isFalse();
        now.set(now.get().plus(Duration.ofHours(2)));
        assertThat(budget.allows("me")).isTrue();
    }
}
