package com.movieconcierge.evaluation.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.embedding.domain.facts.FactsEncoder;
import com.movieconcierge.embedding.domain.facts.FactsLayout;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContentRecommenderTest {
    private static final List<String> GENRES = List.of("Western", "Science Fiction");
    /** Even numbers are westerns, odd ones science fiction; by facts alone. */
    private final List<Film> films = IntStream.range(0, 20)
            .mapToObj(i -> Film.builder("f" + i, "Film " + i)
                    .year(1990)
                    .genres(List.of(GENRES.get(i % 2)))
                    .directors(List.of("Director " + i))
                    .build())
            .toList();

    private final ContentRecommender content = new ContentRecommender(films, dna(films));

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
}
