package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.Persona.TypicalFilm;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator;
import com.movieconcierge.recommend.domain.pipeline.PersonaHydrator.PersonaExplainer;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonaPipelineTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final Clock CLOCK = Clock.fixed(TestWorld.NOW, ZoneOffset.UTC);
    private static final List<Verdict> LIKED = List.of(new Verdict(3, 5.0), new Verdict(8, 4.5), new Verdict(22, 4.0));

    private final DnaIndex index = WORLD.index();
    private final Personas personas = new Personas();

    private RecommendationPipeline pipeline() {
        PopularityBaseline crowd = new PopularityBaseline(TestWorld.LAW.trendingHalfLife());
        return new RecommendationPipeline(
                new PersonaHydrator(personas, taste -> index.snapshot(), () -> true, TestWorld.LAW, crowd, CLOCK),
                new LawScorer(RowScanner.best(), TestWorld.LAW.beta(), crowd),
                new DiversitySelector(TestWorld.LISTS.rotation()),
                new Explorer(
                        new LawScorer(RowScanner.best(), TestWorld.LAW.beta(), crowd), TestWorld.LISTS.exploration()),
                new PersonaExplainer(
                        new ExactExplainer(RowScanner.best(), TestWorld.LAW.beta(), 2, Uncounted.NONE), personas),
                Uncounted.NONE,
                CLOCK);
    }

    private static Persona persona(String id, String version, int of) {
        return TestWorld.persona(
                id,
                "The Suspense Seeker",
                version,
                of,
                10,
                WORLD.personaBlocks(LIKED),
                WORLD.taste(id, LIKED, 2, -1).history().stream()
                        .map(film -> new TypicalFilm(film.movieId(), 2, film.longWeight()))
                        .toList());
    }

    @Test
    void aPersonasListAddsUpAndTellsNobodysStars() {
        personas.change("persona-1", persona("persona-1", "1", 1));

        Recommendations list = pipeline().recommend(RecommendationRequest.of("persona-1", 20));

        assertThat(list.source()).isEqualTo(Source.PERSONA);
        assertThat(list.list()).hasSize(20);
        for (Recommendation film : list.list()) {
            assertThat(film.reason()).startsWith("Typical of The Suspense Seeker: ");
            assertThat(film.contributions()).extracting(Contribution::rating).containsOnlyNulls();
            assertThat(film.contributions().stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(film.score(), within(1e-9));
        }
        assertThat(list.list()).anySatisfy(film -> assertThat(film.reason()).contains("its viewers like '"));
    }

    @Test
    void anUnknownPersonaIsSaidToBe() {
        assertThatThrownBy(() -> pipeline().recommend(RecommendationRequest.of("persona-7", 5)))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("persona-7");
    }

    @Test
    void theFitBeforeCountsUntilTheNextIsComplete() {
        personas.change("persona-1", persona("persona-1", "1", 1));
        personas.change("persona-2", persona("persona-2", "2", 2));
        assertThat(personas.all()).extracting(Persona::personaId).containsExactly("persona-1");

        personas.change("persona-1", persona("persona-1", "2", 2));
        assertThat(personas.all()).extracting(Persona::personaId).containsExactly("persona-1", "persona-2");

        personas.change("persona-1", null);
        personas.change("persona-2", null);
        assertThat(personas.all()).isEmpty();
    }
}
