package com.movieconcierge.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.behaviour.ViewerEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    /** Ada: films 0 to 5 at moments 10, 20 … 60; Ben: 5, 0 at 15, 55; Cy: 3 at 5. */
    private final Dataset dataset = dataset();

    private static Dataset dataset() {
        var builder = new DatasetBuilder();
        for (int film = 0; film < 6; film++) {
            builder.rating("ada", "f" + film, film % 2 == 0 ? 5 : 2, 10L * (film + 1));
        }
        builder.rating("ben", "f5", 4, 15L);
        builder.rating("ben", "f0", 3, 55L);
        builder.rating("cy", "f3", 1, 5L);
        return builder.build();
    }

    @Test
    void theLastOfEachViewerAreAskedForOneByOneWithAllThatCameBefore() {
        Split split = new Splitter("last-2", true, 1).split(dataset);
        assertThat(sizes(split.training())).containsExactly(4, 1, 1);
        assertThat(split.questions()).hasSize(3);
        Question second = split.questions().get(1);
        assertThat(second.viewer()).isZero();
        assertThat(films(second.history())).containsExactly(0, 1, 2, 3, 4);
        assertThat(second.targets()).containsExactly(5);
        assertThat(second.stars()).containsExactly(new float[] {2});
        assertThat(second.askedAt()).hasValue(60);
        // Of Ben one has to be left to ask with; nothing can be asked of Cy.
        assertThat(split.questions().get(2).viewer()).isEqualTo(1);
        assertThat(films(split.questions().get(2).history())).containsExactly(5);
    }

    @Test
    void whatIsChosenOnIsTheSameWayOnceMoreWithoutAnyQuestion() {
        Splitter splitter = new Splitter("last-2", true, 1);
        Split validation = splitter.validation(splitter.split(dataset));
        assertThat(sizes(validation.training())).containsExactly(2, 1, 1);
        assertThat(validation.questions()).hasSize(2);
        assertThat(validation.questions().get(1).targets()).containsExactly(3);
    }

    @Test
    void theMomentOfAskingIsKeptFromModelsThatMustNotKnowIt() {
        assertThat(new Splitter("last-1", false, 1).split(dataset).questions())
                .allMatch(question -> question.askedAt().isEmpty());
    }

    @Test
    void oneMomentForAllViewers() {
        // Nine ratings: the eighth in order of time is Ben's at 55.
        Split split = new Splitter("global-time", true, 1).split(dataset);
        assertThat(sizes(split.training())).containsExactly(5, 1, 1);
        assertThat(split.questions().stream().map(question -> question.targets()[0]))
                .containsExactly(5, 0);
    }

    @Test
    void aFifthAtRandomIsAskedForAtOnceAndTheSameForASeed() {
        var builder = new DatasetBuilder();
        for (int film = 0; film < 10; film++) {
            builder.rating("ada", "f" + film, 4, (long) film);
        }
        Split split = new Splitter("random-80-20", true, 7).split(builder.build());
        Question question = split.questions().get(0);
        assertThat(question.targets()).hasSize(2);
        assertThat(question.history().size()).isEqualTo(8);
        assertThat(films(question.history()))
                .doesNotContain(Arrays.stream(question.targets()).boxed().toArray(Integer[]::new));
        assertThat(question.askedAt()).isEmpty();
        assertThat(new Splitter("random-80-20", true, 7)
                        .split(builder.build())
                        .questions()
                        .get(0)
                        .targets())
                .isEqualTo(question.targets());
    }

    @Test
    void aSplitThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> new Splitter("last-0", true, 1)).hasMessageContaining("There is no split 'last-0'");
        assertThatThrownBy(() -> new Splitter("last-2", true, 1).split(new DatasetBuilder().build()))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("leaves nothing to ask about");
    }

    static List<Integer> films(ViewerEvents events) {
        return IntStream.range(0, events.size()).map(events::film).boxed().toList();
    }

    private static List<Integer> sizes(Training training) {
        return new ArrayList<>(
                training.viewers().stream().map(ViewerEvents::size).toList());
    }
}
