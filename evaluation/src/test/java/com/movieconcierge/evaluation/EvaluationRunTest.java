package com.movieconcierge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.evaluation.EvaluationRequest.Source;
import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.evaluation.measure.Metric;
import com.movieconcierge.evaluation.measure.ModelResult;
import com.movieconcierge.evaluation.measure.Slice;
import com.movieconcierge.evaluation.report.Evaluation;
import com.movieconcierge.evaluation.report.Evaluation.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to figures, with all that needs no model of texts. */
class EvaluationRunTest {
    private static final int FILMS = 30;

    @TempDir
    private Path folder;

    /** Viewers go round the films in a circle, from wherever they begin, now and then with a leap. */
    @BeforeEach
    void writeRatings() throws IOException {
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        for (int film = 0; film < FILMS; film++) {
            movies.append(film).append(",Film ").append(film).append(" (1999),Drama\n");
        }
        Files.writeString(folder.resolve("movies.csv"), movies);
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        Random random = new Random(1);
        for (int viewer = 0; viewer < 40; viewer++) {
            int film = random.nextInt(FILMS);
            for (int i = 0; i < 12; i++) {
                ratings.append(
                        viewer + "," + film % FILMS + "," + (1 + random.nextInt(5)) + ".0," + (1000 + i / 2) + "\n");
                film += random.nextInt(10) == 0 ? 2 : 1;
            }
        }
        Files.writeString(folder.resolve("ratings.csv"), ratings);
    }

    private Evaluation run(String split, int tieOrders, String... models) throws IOException {
        return new EvaluationRun(
                        new EvaluationRequest(
                                new Source.MovieLens(folder, split, null, null),
                                List.of(models),
                                true,
                                tieOrders,
                                0,
                                1,
                                folder.resolve("cache")),
                        Stages.UNSEEN)
                .run();
    }

    private static double ndcg(ModelResult result) {
        return result.figure(Slice.ALL, Metric.NDCG_10).mean();
    }

    @Test
    void whatIsLearnedFromTheOrderKnowsWhatComesNext() throws IOException {
        Evaluation evaluation = run("last-2", 0, "popular", "behaviour", "markov");
        assertThat(evaluation.models())
                .extracting(ModelResult::model)
                .containsExactly("popular", "behaviour", "markov");
        double popular = ndcg(evaluation.models().get(0));
        assertThat(ndcg(evaluation.models().get(1))).isGreaterThan(0.6).isGreaterThan(2 * popular);
        assertThat(ndcg(evaluation.models().get(2))).isGreaterThan(0.6);
        assertThat(evaluation.models().get(1).settings()).contains("scales=");
    }

    @Test
    void theProtocolSaysHowItWasDone() throws IOException {
        Evaluation evaluation = run("last-2", 0, "markov");
        assertThat(evaluation.protocol())
                .contains(new Line("Split", "last-2"), new Line("Moment of asking", "known to the models"))
                .anySatisfy(line -> {
                    assertThat(line.name()).isEqualTo("Ratings of one moment");
                    assertThat(line.value()).contains("100.0 % share their second");
                })
                .anySatisfy(line -> {
                    assertThat(line.name()).isEqualTo("Tuned markov");
                    assertThat(line.value()).contains("smoothing=1: ", "smoothing=100: ");
                });
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws IOException {
        List<ModelResult> once =
                run("random-80-20", 0, "behaviour", "ials", "ease").models();
        List<ModelResult> again =
                run("random-80-20", 0, "behaviour", "ials", "ease").models();
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).figures()).isEqualTo(once.get(i).figures());
            assertThat(again.get(i).lists()).isEqualTo(once.get(i).lists());
            assertThat(again.get(i).settings()).isEqualTo(once.get(i).settings());
        }
    }

    @Test
    void ratingsOfOneMomentAreTriedInOrdersOfChance() throws IOException {
        Evaluation evaluation = run("last-1", 3, "popular", "markov");
        assertThat(evaluation.ties()).hasSize(1);
        assertThat(evaluation.ties().get(0).model()).isEqualTo("popular");
        assertThat(evaluation.ties().get(0).values()).hasSize(3);
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        assertThatThrownBy(() -> run("last-1", 0, "crystal-ball"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("There is no model 'crystal-ball'; there are [content, product");
        Files.writeString(folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,five,3\n");
        assertThatThrownBy(() -> run("last-1", 0, "popular"))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("ratings.csv, line 2")
                .hasMessageContaining("rating");
    }
}
