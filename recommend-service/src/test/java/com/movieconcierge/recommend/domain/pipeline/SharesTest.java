package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharesTest {
    /** Of a score that four films make: the last may not stand in a sentence. */
    private final Shares shares = new Shares(
            List.of(Modality.FACTS),
            new double[] {0.6},
            List.of(term("heat", true), term("ronin", true), term("up", true), term("cats", false)),
            new double[][] {{0.20}, {0.16}, {0.14}, {0.10}},
            -0.05,
            true);

    private static Shares.Term term(String id, boolean isReason) {
        Film film = Film.builder(id, id).year(1995).genres(List.of("Drama")).build();
        return new Shares.Term(Contribution.Kind.FILM, film, 4.0, null, isReason);
    }

    private static String named(Shares shares) {
        Film film = shares.reason().orElseThrow().film();
        return film == null ? "" : film.movieId();
    }

    @Test
    void theStrongestFilmStandsInTheSentence() {
        assertThat(named(shares)).isEqualTo("heat");
    }

    @Test
    void aFilmThatAnotherCardNamesGivesWayToOneThatWeighsNearlyAsMuch() {
        assertThat(named(shares.sparing(Set.of("heat")))).isEqualTo("ronin");
    }

    @Test
    void itStaysWhereTheOthersWeighMuchLess() {
        assertThat(named(shares.sparing(Set.of("heat", "ronin")))).isEqualTo("heat");
    }

    @Test
    void sparingFilmsChangesNoNumber() {
        Shares sparing = shares.sparing(Set.of("heat"));
        assertThat(sparing.score()).isEqualTo(shares.score()).isCloseTo(0.55, within(1e-12));
        assertThat(sparing.listed(2).stream().mapToDouble(Contribution::share).sum())
                .isCloseTo(0.55, within(1e-12));
        assertThat(sparing.listed(1)).extracting(Contribution::kind).contains(Contribution.Kind.FILM);
    }
}
