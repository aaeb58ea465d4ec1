package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.embedding.domain.behaviour.HeldOut.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    @Test
    void ofFewViewersTheLastFifthIsAskedAndNothingOfWhoHasRatedLittle() {
        HeldOut heldOut = HeldOut.of(log(List.of(4, 5, 10)));

        assertThat(heldOut.training().events()).extracting(ViewerEvents::size).containsExactly(4, 4, 8);
        assertThat(heldOut.questions()).extracting(Question::film).containsExactly(4, 8, 9);
        assertThat(heldOut.questions().get(2).history().size()).isEqualTo(9);
    }

    @Test
    void theLastEventOfAViewerWithFiveOrMoreIsTheAnswer() {
        HeldOut heldOut = HeldOut.of(log(List.of(4, 5, 7)));

        assertThat(heldOut.training().events()).extracting(ViewerEvents::size).containsExactly(4, 4, 6);
        assertThat(heldOut.questions()).hasSize(2);
        assertThat(heldOut.questions().get(1).film()).isEqualTo(6);
        assertThat(heldOut.questions().get(1).moment()).isEqualTo(60);
        assertThat(heldOut.questions().get(1).history().films()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void ofManyViewersTheSameTwoThousandAreAskedWhateverHasComeSince() {
        ChoiceLog log = log(IntStream.range(0, 2_500).map(viewer -> 5).boxed().toList());
        ChoiceLog grown = log(IntStream.range(0, 2_500).map(viewer -> 6).boxed().toList());

        HeldOut heldOut = HeldOut.of(log);
        HeldOut later = HeldOut.of(grown);

        assertThat(heldOut.questions()).hasSize(2_000);
        assertThat(asked(later, 6)).isEqualTo(asked(heldOut, 5));
    }

    private static List<Integer> asked(HeldOut heldOut, int events) {
        List<ViewerEvents> training = heldOut.training().events();
        return IntStream.range(0, training.size())
                .filter(viewer -> training.get(viewer).size() < events)
                .boxed()
                .toList();
    }

    /** Viewers who rate films 0, 1, 2, .. every ten seconds. */
    private static ChoiceLog log(List<Integer> sizes) {
        return new ChoiceLog(
                IntStream.range(0, sizes.size())
                        .mapToObj(viewer -> "viewer" + viewer)
                        .toList(),
                sizes.stream().map(HeldOutTest::events).toList(),
                IntStream.range(0, 10).mapToObj(film -> "film" + film).toList());
    }

    private static ViewerEvents events(int size) {
        return new ViewerEvents(
                IntStream.range(0, size).toArray(),
                new float[size],
                IntStream.range(0, size).mapToLong(event -> event * 10L).toArray());
    }
}
