package com.movieconcierge.recommend.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.Conversation;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere.Answer;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Films that a prompt names and the catalogue lacks. The one that is found has the vectors of the catalogue's film 3. */
class ElsewhereSeedTest {
    private static final TestWorld WORLD = PromptWorld.WORLD;
    private static final SeedFilm SEVERANCE = new SeedFilm("tmdb:95", "Severance", 2022);

    private final Map<String, Answer> elsewhere = new HashMap<>();
    private final List<Draft.Title> asked = new ArrayList<>();
    private final PromptWorld world = new PromptWorld(text -> Optional.empty(), this::find);

    private Map<Draft.Title, Answer> find(List<Draft.Title> titles) {
        asked.addAll(titles);
        Map<Draft.Title, Answer> answers = new HashMap<>();
        titles.forEach(title -> {
            if (elsewhere.containsKey(title.title())) {
                answers.put(title, elsewhere.get(title.title()));
            }
        });
        return answers;
    }

    private static Answer severance(List<FilmDna.Block> blocks) {
        return Answer.of(new Found(severanceFilm(), new FilmDna("tmdb:95", "", blocks)));
    }

    private static Film severanceFilm() {
        Film like = WORLD.films().get(3);
        return Film.builder("tmdb:95", "Severance")
                .year(2022)
                .genres(like.genres())
                .keywords(like.keywords())
                .synopsis("A synopsis.")
                .directors(like.directors())
                .cast(like.cast())
                .originalLanguage("en")
                .build();
    }

    private Conversation.Reply ask(String prompt) {
        return world.ask(prompt, null, 10);
    }

    @Test
    void aFilmThatIsFoundIsASeedLikeOneOfTheCatalogue() {
        elsewhere.put("Severance", severance(WORLD.dna().get(3).blocks()));

        Conversation.Reply reply = ask("something like Severance");
        List<Recommendation> ofTheCatalogue =
                ask("something like \"Film number 3\"").list().list();

        assertThat(reply.degraded()).isEmpty();
        assertThat(reply.understood().wanted().films()).containsExactly(SEVERANCE);
        assertThat(reply.understood().words()).isEmpty();
        assertThat(reply.understood().restatement()).contains("like 'Severance'");
        assertThat(reply.list().source()).isEqualTo(Source.PROMPT);
        List<Recommendation> list = reply.list().list();
        assertThat(list).filteredOn(film -> film.film().movieId().equals("m3")).hasSize(1);
        Recommendation best = list.stream()
                .filter(film -> !film.film().movieId().equals("m3"))
                .findFirst()
                .orElseThrow();
        assertThat(best.film()).isEqualTo(ofTheCatalogue.get(0).film());
        assertThat(best.score()).isCloseTo(ofTheCatalogue.get(0).score(), within(1e-6));
        assertThat(best.reason()).startsWith("Because you like 'Severance'");
        assertThat(best.contributions().stream()
                        .mapToDouble(Contribution::share)
                        .sum())
                .isCloseTo(best.score(), within(1e-9));
    }

    @Test
    void theConversationGoesOnWithIt() {
        elsewhere.put("Severance", severance(WORLD.dna().get(3).blocks()));
        Understanding first = ask("something like Severance").understood();

        Conversation.Reply second = world.ask("westerns only", first, 5);

        assertThat(second.understood().wanted().films()).containsExactly(SEVERANCE);
        assertThat(second.degraded()).containsExactly(PromptHydrator.NO_SENTENCE);
        assertThat(second.list().list()).anySatisfy(film -> assertThat(film.contributions())
                .anySatisfy(part -> assertThat(part.film()).isEqualTo(severanceFilm())));
        assertThat(asked).contains(new Draft.Title("Severance", 2022));
    }

    @Test
    void theYearBesideTheTitleIsTheFilmsOwn() {
        elsewhere.put("Severance", severance(WORLD.dna().get(3).blocks()));

        assertThat(ask("something like Severance (2022)").understood().era()).isNull();
        assertThat(ask("something like Severance, from 1995").understood().era())
                .isEqualTo(new Era(1995, 1995));
    }

    @Test
    void aFilmThatIsHereUnderAnotherNameIsTheCatalogues() {
        Film here = WORLD.films().get(3);
        var film = Film.builder("tmdb:3", here.title()).year(here.year()).build();
        elsewhere.put(
                "Chant",
                Answer.of(new Found(
                        film, new FilmDna("tmdb:3", "", WORLD.dna().get(3).blocks()))));

        assertThat(ask("something like Chant").understood().wanted().films())
                .extracting(SeedFilm::movieId)
                .containsExactly("m3");
    }

    @Test
    void aFilmThatIsNotFoundIsLeftToTheSentenceAndTheAnswerSaysWhy() {
        elsewhere.put("Severance", Answer.lacking(FilmsElsewhere.NOT_FOUND));

        Conversation.Reply reply = ask("westerns like Severance");

        assertThat(reply.degraded()).contains(FilmsElsewhere.NOT_FOUND);
        assertThat(reply.understood().wanted().films()).isEmpty();
        assertThat(reply.understood().words()).isEqualTo("Severance");
        assertThat(reply.list().list()).isNotEmpty();
    }

    @Test
    void whereNobodyIsAskedNothingIsLacking() {
        Conversation.Reply reply = ask("westerns like Severance");

        assertThat(reply.degraded()).containsExactly(PromptHydrator.NO_SENTENCE);
        assertThat(reply.understood().words()).isEqualTo("Severance");
    }

    @Test
    void vectorsOfAnotherModelAreNeverCompared() {
        FilmDna.Block theme = WORLD.dna().get(3).blocks().get(0);
        elsewhere.put(
                "Severance",
                severance(List.of(new FilmDna.Block(theme.modality(), new ModelRef("another", "1"), theme.vector()))));

        Conversation.Reply reply = ask("westerns like Severance");

        assertThat(reply.degraded()).containsExactly(FilmsElsewhere.NO_VECTORS, PromptHydrator.NO_SENTENCE);
        assertThat(reply.list().list()).isNotEmpty().allSatisfy(film -> assertThat(film.reason())
                .doesNotContain("Severance"));
    }

    @Test
    void aSeedThatCannotBeHadAnyMoreIsSaidToBeMissing() {
        var before = new Understanding("", Aspects.film(SEVERANCE), Aspects.NONE, Aspects.NONE, null, null, null, "");
        elsewhere.put("Severance", Answer.lacking(FilmsElsewhere.UNAVAILABLE));
        assertThat(world.ask("", before, 5).degraded()).containsExactly(FilmsElsewhere.UNAVAILABLE);

        elsewhere.put(
                "Severance",
                Answer.of(new Found(
                        WORLD.films().get(1),
                        new FilmDna("m1", "", WORLD.dna().get(1).blocks()))));
        assertThat(world.ask("", before, 5).degraded())
                .as("a film of that title, and yet another one")
                .containsExactly(FilmsElsewhere.NOT_FOUND);
    }
}
