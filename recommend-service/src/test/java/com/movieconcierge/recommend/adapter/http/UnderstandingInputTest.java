package com.movieconcierge.recommend.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import com.movieconcierge.platform.Problems.InvalidInputException;
import com.movieconcierge.recommend.adapter.http.UnderstandingView.UnderstandingInput;
import com.movieconcierge.recommend.domain.prompt.Lexicon;
import com.movieconcierge.recommend.domain.prompt.LocalPromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptVocabulary;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UnderstandingInputTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final FilmTerms TERMS = new FilmTerms();
    private static final CommonWords COMMON = new CommonWords();
    private static final TitleLinks TITLES = new TitleLinks(new TitleSearch(), COMMON);
    private static final Lexicon LEXICON = Lexicon.carried();
    private static final UnderstandingInput INPUT =
            new UnderstandingInput(new PromptVocabulary(LEXICON, TERMS, TITLES, film -> 0));

    @Test
    void yearsOfAnEraAreYearsThatFilmsCanHave() {
        assertThat(INPUT.checked(of(Film.FIRST_YEAR, Film.LAST_YEAR)).era())
                .isEqualTo(new Era(Film.FIRST_YEAR, Film.LAST_YEAR));
        assertThatThrownBy(() -> INPUT.checked(of(Film.FIRST_YEAR - 1, null)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("must have years between 1870 and 2100");
        assertThatThrownBy(() -> INPUT.checked(of(null, Film.LAST_YEAR + 1))).isInstanceOf(InvalidInputException.class);
    }

    /** What is answered can be sent back with the next prompt. */
    @ParameterizedTest
    @ValueSource(
            strings = {"films of the last 400 years", "films before 1870", "films after 2100", "nothing before 1870"})
    void anEraThatIsToldIsTakenBack(String prompt) {
        var reader = new LocalPromptReader(LEXICON, TITLES, TERMS, COMMON, film -> 0, CLOCK);
        Understanding told = reader.read(prompt, PromptReader.Context.FIRST).understood();
        String json = JSON.writeValueAsString(UnderstandingView.of(told));
        assertThat(json).doesNotContain("backwards");
        Understanding back = INPUT.checked(JSON.readValue(json, UnderstandingView.class));
        assertThat(back.era()).isEqualTo(told.era());
        assertThat(back.mustNots().eras()).isEqualTo(told.mustNots().eras());
    }

    private static UnderstandingView of(@Nullable Integer from, @Nullable Integer to) {
        return new UnderstandingView(
                null, null, null, null, null, null, new Era(from, to), null, null, null, null, null);
    }
}
