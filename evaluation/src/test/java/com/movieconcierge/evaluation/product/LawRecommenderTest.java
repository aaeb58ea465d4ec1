package com.movieconcierge.evaluation.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.embedding.domain.behaviour.FilmFeatures;
import com.movieconcierge.embedding.domain.facts.FactsEncoder;
import com.movieconcierge.embedding.domain.facts.FactsLayout;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LawRecommenderTest {
    private static final List<String> GENRES = List.of("Western", "Science Fiction");
    /** Even numbers are westerns, odd ones science fiction; by facts alone. */
    private final List<Film> films = IntStream.range(0, 20)
            .mapToObj(i -> Film.builder("f" + i, "Film " + i)
                    .year(1990)
                    .genres(List.of(GENRES.get(i % 2)))
                    .directors(List.of("Director " + i))
                    .build())
            .toList();

    private final LawRecommender content = new LawRecommender(films, dna(films), Optional.empty());

    private static List<FilmDna> dna(List<Film> films) {
        FactsEncoder facts = new FactsEncoder(FactsLayout.DEFAULT);
        return films.stream()
                .map(film -> new FilmDna(
                        film.movieId(),
                        film.movieId(),
                        facts.encode(film).stream().toList()))
                .toList();
    }

    private static ViewerEvents events(float stars, int... films) {
        float[] all = new float[films.length];
        java.util.Arrays.fill(all, stars);
        return new ViewerEvents(
                films,
                all,
                IntStream.range(0, films.length)
                        .mapToLong(i -> 1_600_000_000L + i)
                        .toArray());
    }

    private float[] scores(ViewerEvents history) {
        float[] scores = new float[films.size()];
        content.score(new Question(0, history, OptionalLong.empty(), new int[] {19}, new float[1]), scores);
        return scores;
    }

    @Test
    void whoLikedWesternsGetsWesternsAndNothingSeen() {
        content.fit(new Training(films.size(), List.of()));
        float[] scores = scores(events(5, 0, 2, 4));
        assertThat(scores[0]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(scores[6]).isGreaterThan(scores[7]);
        assertThat(scores(events(1, 0, 2, 4))[6]).isLessThan(scores[6]);
    }

    @Test
    void aViewerThatGoesOnScoresAsOneWhoIsReadAnew() {
        content.fit(new Training(films.size(), List.of()));
        scores(events(5, 0, 1));
        float[] going = scores(events(5, 0, 1, 3));
        float[] anew = new float[films.size()];
        content.score(new Question(1, events(5, 0, 1, 3), OptionalLong.empty(), new int[] {19}, new float[1]), anew);
        assertThat(going).isEqualTo(anew);
    }

    @Test
    void whatManyRatedIsAheadOfWhatNobodyDid() {
        content.fit(new Training(films.size(), List.of(events(4, 8), events(4, 8), events(4, 8))));
        float[] scores = scores(events(5, 0, 2, 4));
        assertThat(scores[8]).isGreaterThan(scores[6] + 0.1f);
        // Nobody in particular: the popular one first.
        assertThat(scores(ViewerEvents.NONE)[8]).isPositive();
    }

    @Test
    void aShapedListStandsBeforeAllOthersAndTheseKeepTheirOrder() {
        var calibrated = new ShapedRecommender("calibrated", content, ListShape.of(0, 1));
        calibrated.fit(new Training(films.size(), List.of()));
        Question question = new Question(0, events(5, 0, 2, 1), OptionalLong.empty(), new int[] {19}, new float[1]);
        float[] scores = new float[films.size()];
        calibrated.score(question, scores);
        float[] plain = new float[films.size()];
        content.score(question, plain);

        List<Integer> order = order(scores);
        assertThat(order.subList(0, 10).stream().filter(film -> film % 2 == 0))
                .as("westerns, of which two of three liked films are")
                .hasSize(7);
        List<Integer> others = order.subList(10, order.size());
        assertThat(others)
                .isEqualTo(order(plain).stream().filter(others::contains).toList());
        assertThat(scores[0]).as("seen").isEqualTo(Float.NEGATIVE_INFINITY);
    }

    private List<Integer> order(float[] scores) {
        return IntStream.range(0, films.size())
                .filter(film -> scores[film] > Float.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble(film -> -scores[film]))
                .toList();
    }

    /** Films 0 to 4 always follow each other; what is near them in content does not. */
    @Test
    void whatPeopleChoseNextComesNextInTheProduct() {
        List<ViewerEvents> viewers = IntStream.range(0, 40)
                .mapToObj(i -> events(4, 0, 1, 2, 3, 4, 5 + i % 15))
                .toList();
        var behaviour = new LearnedBehaviour(
                LawRecommender.PRODUCT,
                NextFilmSettings.DEFAULT,
                Optional.empty(),
                FilmFeatures.of(List.copyOf(dna(films))));
        var product = new LawRecommender(films, dna(films), Optional.of(behaviour));
        product.fit(new Training(films.size(), viewers));
        content.fit(new Training(films.size(), viewers));
        ViewerEvents history = events(5, 16, 2);
        float[] scores = new float[films.size()];
        product.score(new Question(0, history, OptionalLong.of(1_600_000_002L), new int[] {3}, new float[1]), scores);
        float[] without = scores(history);
        assertThat(scores[3]).isGreaterThan(without[3] + 1);
        assertThat(scores[3]).isGreaterThan(scores[4]);
        assertThat(IntStream.range(0, films.size()).filter(film -> scores[film] > scores[3]))
                .isEmpty();
        assertThat(product.settings()).contains("weight=9.0", "scales=0.95/0.7");
    }
}
