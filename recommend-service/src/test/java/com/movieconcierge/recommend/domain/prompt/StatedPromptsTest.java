package com.movieconcierge.recommend.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.StatedWorld;
import com.movieconcierge.recommend.TestWorld;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a prompt is kept. */
class StatedPromptsTest {
    private final StatedWorld world = new StatedWorld();

    @Test
    void keptIsWhatWasUnderstoodAndNotTheSentence() {
        String secret = "my therapist says I need lighthouses";
        Understanding understood = world.read(
                "The 7 best westerns from the 90s in Korean like \"Film number 3\", less keyword 1, nothing with Actor 4; "
                        + secret);
        assertThat(understood.words()).contains("lighthouses");

        StatedTaste statement = world.prompts.statement("ava", understood).orElseThrow();
        assertThat(statement.eventId()).isEqualTo("said");
        assertThat(statement.statedAt()).isEqualTo(TestWorld.NOW);
        assertThat(statement.wanted().genres()).containsExactly("Western");
        assertThat(statement.wanted().films()).extracting(SeedFilm::movieId).containsExactly("m3");
        assertThat(statement.wanted().languages()).containsExactly("ko");
        assertThat(statement.wanted().eras()).containsExactly(new Era(1990, 1999));
        assertThat(statement.less().keywords()).containsExactly("keyword 1");
        assertThat(statement.mustNots().people()).containsExactly("Actor 4");
        assertThat(statement.restatement()).contains("1990").doesNotContain("best 7");
        assertThat(statement.toString()).doesNotContain("therapist").doesNotContain("lighthouses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"something about lighthouses", "the 3 best", "qwertz"})
    void nothingIsKeptOfMereWords(String prompt) {
        assertThat(world.prompts.statement("ava", world.read(prompt))).isEmpty();
    }

    @Test
    void listsAreBounded() {
        List<SeedFilm> many = IntStream.range(0, 30)
                .mapToObj(i -> new SeedFilm("m" + i, "Film number " + i, null))
                .toList();
        Understanding greedy = new Understanding(
                "",
                Aspects.NONE,
                many.stream().map(Aspects::film).reduce(Aspects.NONE, (a, b) -> a.and(b)),
                Aspects.NONE,
                null,
                null,
                null,
                "");
        Optional<StatedTaste> statement = world.prompts.statement("ava", greedy);
        assertThat(statement.orElseThrow().mustNots().films()).hasSize(20);
    }
}
