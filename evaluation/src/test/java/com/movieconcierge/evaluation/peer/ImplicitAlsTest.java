package com.movieconcierge.evaluation.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against fixed points that can be worked out: where everybody of a block rated all of it, all rows of a block are equal. */
class ImplicitAlsTest {
    private static final double UNOBSERVED = 0.25;

    private static ViewerEvents events(int... films) {
        return new ViewerEvents(films, new float[films.length], new long[films.length]);
    }

    private static List<ViewerEvents> four(int... films) {
        return IntStream.range(0, 4).mapToObj(viewer -> events(films)).toList();
    }

    private static float[] scores(ImplicitAls fitted, int films, int... history) {
        float[] scores = new float[films];
        fitted.score(new Question(0, events(history), OptionalLong.empty(), new int[1], new float[1]), scores);
        return scores;
    }

    /** With u the viewers' and y the films' number, {@code u = y / ((1 + α₀)(y² + λ))} and back: {@code uy = 1 / (1 + α₀) - λ}. */
    @Test
    void oneFactorOfOneBlockEndsAtItsFixedPoint() {
        ImplicitAls model = new ImplicitAls(1, UNOBSERVED, 0.3);
        model.fit(new Training(4, four(0, 1, 2, 3)));
        assertThat(scores(model, 4, 0, 1, 2, 3)).containsExactly(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, offset(1e-4f));
        // y² = 0.5. Of one film: 0.5 / (0.5 + α₀ · 4 · 0.5 + λ (1 + α₀ · 4))
        assertThat(scores(model, 4, 2)).containsExactly(new float[] {.3125f, .3125f, .3125f, .3125f}, offset(1e-4f));
        assertThat(scores(model, 4)).containsExactly(0, 0, 0, 0);
    }

    /** Four of eight rated by each: {@code uy = (1 - λ (1 + 2 α₀)) / (1 + α₀)} within a block, 0 across. */
    @Test
    void twoFactorsTellTwoBlocksApart() {
        ImplicitAls model = new ImplicitAls(2, UNOBSERVED, 0.2);
        model.fit(new Training(
                8,
                Stream.concat(four(0, 1, 2, 3).stream(), four(4, 5, 6, 7).stream())
                        .toList()));
        float in = 0.56f;
        assertThat(scores(model, 8, 0, 1, 2, 3))
                .containsExactly(new float[] {in, in, in, in, 0, 0, 0, 0}, offset(1e-3f));
        assertThat(scores(model, 8, 4, 5, 6, 7))
                .containsExactly(new float[] {0, 0, 0, 0, in, in, in, in}, offset(1e-3f));
    }
}
