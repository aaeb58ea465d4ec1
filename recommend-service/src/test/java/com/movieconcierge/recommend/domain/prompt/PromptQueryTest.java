package com.movieconcierge.recommend.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.Conversation;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.SentenceVectors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From prompt to list, on a made-up catalogue. */
class PromptQueryTest {
    private static final TestWorld WORLD = PromptWorld.WORLD;

    private SentenceVectors sentences = text -> Optional.of(
            new SentenceVectors.Sentence(TestWorld.THEME, WORLD.dna().get(7).vector(Modality.THEME, TestWorld.THEME)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a thriller like Film number 3",
                "keyword 2 and keyword 5, less keyword 1, with Actor 4",
                "a western by Director 3 that feels like thunder",
                "less like Film number 8, more like Film number 13 and Film number 20",
                "something about lighthouses"
            })
    void sharesAddUpToTheScore(String prompt) {
        Conversation.Reply reply = ask(prompt, 20);
        assertThat(reply.list().source()).isEqualTo(Source.PROMPT);
        assertThat(reply.list().list()).isNotEmpty();
        for (Recommendation film : reply.list().list()) {
            double sum = film.contributions().stream()
                    .mapToDouble(Contribution::share)
                    .sum();
            assertThat(sum).isCloseTo(film.score(), within(1e-9));
            assertThat(film.contributions())
                    .filteredOn(part -> part.kind() == Contribution.Kind.REST)
                    .allSatisfy(rest -> assertThat(film.contributions().size() > 6 ? 0 : rest.share())
                            .as("all parts are listed, nothing is left over")
                            .isCloseTo(0, within(1e-5)));
        }
    }

    @Test
    void aSeedIsNeverRecommendedBackAndItsNeighboursComeFirst() {
        List<Recommendation> list = ask("like \"Film number 3\"", 5).list().list();
        assertThat(list).extracting(film -> film.film().movieId()).doesNotContain("m3");
        assertThat(list.get(0).reason()).startsWith("Because you like 'Film number 3'");
        assertThat(list.get(0).contributions().get(0).film().movieId()).isEqualTo("m3");
    }

    @Test
    void whatIsRuledOutIsNotInTheList() {
        List<Recommendation> list = ask(
                        "keyword 2, no westerns, nothing with Actor 4, not from the 80s, not in Korean", 60)
                .list()
                .list();
        assertThat(list).isNotEmpty().allSatisfy(each -> {
            Film film = each.film();
            assertThat(film.genres()).doesNotContain("Western");
            assertThat(film.cast()).doesNotContain("Actor 4");
            assertThat(film.year()).isGreaterThan(1989);
            assertThat(film.originalLanguage()).isEqualTo("en");
        });
    }

    @Test
    void genresPeopleEraAndLanguageAreMetWhereFilmsMeetThem() {
        assertThat(ask("westerns from the 90s in Korean", 1).list().list())
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.film().genres()).contains("Western");
                    assertThat(each.film().year()).isBetween(1990, 1999);
                    assertThat(each.film().originalLanguage()).isEqualTo("ko");
                });
        assertThat(ask("with Actor 4", 4).list().list())
                .allSatisfy(each -> assertThat(each.film().cast()).contains("Actor 4"));
    }

    @Test
    void reasonsNameWhatTheFilmCarries() {
        Recommendation first = ask("comedies about keyword 1", 3).list().list().get(0);
        assertThat(first.reason()).startsWith("Because you asked for comedies");
        assertThat(first.contributions())
                .filteredOn(part -> part.kind() == Contribution.Kind.WORD)
                .extracting(Contribution::word)
                .contains("Comedy", "keyword 1");
    }

    @Test
    void lessOfSomethingBringsItsFilmsDown() {
        double plain = meanRank(ask("keyword 2", 60), "keyword 5");
        double less = meanRank(ask("keyword 2, less keyword 5", 60), "keyword 5");
        assertThat(less).isGreaterThan(plain);
    }

    @Test
    void withoutASentenceVectorTheAnswerSaysSo() {
        sentences = text -> Optional.empty();
        assertThat(ask("a western about lighthouses", 3).degraded()).contains(PromptHydrator.NO_SENTENCE);
        sentences = text -> Optional.of(new SentenceVectors.Sentence(new ModelRef("another", "1"), new float[24]));
        assertThat(ask("a western about lighthouses", 3).degraded()).contains(PromptHydrator.NO_SENTENCE);
    }

    @Test
    void aLanguageThatTheCatalogueDoesNotKnowIsNotHeldAgainstIt() {
        Conversation.Reply reply = ask("Swedish westerns", 3);
        assertThat(reply.degraded()).contains(PromptHydrator.NO_LANGUAGE);
        assertThat(reply.list().list()).hasSize(3);
    }

    @Test
    void aPromptThatAsksForNothingIsAnsweredByTheCrowd() {
        Conversation.Reply reply = ask("films from the 90s, please", 3);
        assertThat(reply.list().source()).isEqualTo(Source.TRENDING);
        assertThat(reply.list().list()).allSatisfy(each -> {
            assertThat(each.film().year()).isBetween(1990, 1999);
            assertThat(each.reason()).startsWith("Trending");
        });
    }

    private static double meanRank(Conversation.Reply reply, String keyword) {
        return reply.list().list().stream()
                .filter(each -> each.film().keywords().contains(keyword))
                .mapToInt(Recommendation::rank)
                .average()
                .orElseThrow();
    }

    private Conversation.Reply ask(String prompt, int limit) {
        return new PromptWorld(sentences, FilmsElsewhere.NONE).ask(prompt, null, limit);
    }
}
