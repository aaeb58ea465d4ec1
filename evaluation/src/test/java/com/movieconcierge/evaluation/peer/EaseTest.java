package com.movieconcierge.evaluation.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the definition, with an inverse by Gauss and Jordan in double. */
class EaseTest {
    private static final int FILMS = 6;
    private static final double RIDGE = 3;

    private final List<ViewerEvents> log = new ArrayList<>();

    @Test
    void everyPairOfFilmsHasTheWeightOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(7);
        for (int viewer = 0; viewer < 40; viewer++) {
            log.add(events(IntStream.range(0, FILMS)
                    .filter(film -> random.nextDouble() < 0.2 + 0.1 * film)
                    .toArray()));
        }
        Ease ease = new Ease(RIDGE);
        ease.fit(new Training(FILMS, log));
        double[][] inverse = inverse(gram());
        for (int given = 0; given < FILMS; given++) {
            float[] scores = new float[FILMS];
            ease.score(new Question(0, events(given), OptionalLong.empty(), new int[1], new float[1]), scores);
            for (int film = 0; film < FILMS; film++) {
                double weight = film == given ? 0 : -inverse[given][film] / inverse[film][film];
                assertThat((double) scores[film]).as("%d given %d", film, given).isCloseTo(weight, offset(1e-5));
            }
        }
    }

    private static ViewerEvents events(int... films) {
        return new ViewerEvents(films, new float[films.length], new long[films.length]);
    }

    private double[][] gram() {
        double[][] gram = new double[FILMS][FILMS];
        for (ViewerEvents viewer : log) {
            for (int i = 0; i < viewer.size(); i++) {
                for (int j = 0; j < viewer.size(); j++) {
                    gram[viewer.film(i)][viewer.film(j)]++;
                }
            }
        }
        for (int film = 0; film < FILMS; film++) {
            assertThat(gram[film][film]).as("ratings of film %d", film).isGreaterThanOrEqualTo(5);
            gram[film][film] += RIDGE;
        }
        return gram;
    }

    private static double[][] inverse(double[][] matrix) {
        double[][] inverse = new double[FILMS][FILMS];
        for (int pivot = 0; pivot < FILMS; pivot++) {
            inverse[pivot][pivot] = 1;
        }
        for (int pivot = 0; pivot < FILMS; pivot++) {
            double by = matrix[pivot][pivot];
            for (int column = 0; column < FILMS; column++) {
                matrix[pivot][column] /= by;
                inverse[pivot][column] /= by;
            }
            for (int row = 0; row < FILMS; row++) {
                double times = row == pivot ? 0 : matrix[row][pivot];
                for (int column = 0; column < FILMS; column++) {
                    matrix[row][column] -= times * matrix[pivot][column];
                    inverse[row][column] -= times * inverse[pivot][column];
                }
            }
        }
        return inverse;
    }
}
