package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.model.ModelRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedModelsTest {
    private final PublishedModel first = model("first", 1, true);
    private final PublishedModel second = model("second", 2, true);
    private final PublishedModel half = model("half", 3, false);
    private final PublishedModel third = model("third", 4, true);
    private final PublishedModel coming = model("coming", 5, false);
    private final List<PublishedModel> all = List.of(second, coming, first, third, half);

    @Test
    void theNewestThatIsCompleteServes() {
        var published = new PublishedModels(all, Optional.empty());

        assertThat(published.models()).containsExactly(coming, third, half, second, first);
        assertThat(published.serving()).contains(third);
    }

    @Test
    void theOneThatWasDecidedForServesWhereItIsThere() {
        assertThat(new PublishedModels(all, Optional.of(first.ref())).serving()).contains(first);
        assertThat(new PublishedModels(all, Optional.of(half.ref())).serving()).contains(third);
        assertThat(new PublishedModels(all, Optional.of(new ModelRef("gone", "1"))).serving())
                .contains(third);
        assertThat(new PublishedModels(List.of(), Optional.of(first.ref())).serving())
                .isEmpty();
    }

    @Test
    void theOneBeforeAndTheOneThatWasDecidedForAreKept() {
        assertThat(new PublishedModels(all, Optional.empty()).superseded(third, none -> false))
                .containsExactly(half, first);
        assertThat(new PublishedModels(all, Optional.of(first.ref())).superseded(third, none -> false))
                .containsExactly(half);
        assertThat(new PublishedModels(List.of(first), Optional.empty()).superseded(first, none -> false))
                .isEmpty();
    }

    @Test
    void whatKnowsSomebodyWhoIsForgottenIsNotGoneBackTo() {
        assertThat(new PublishedModels(all, Optional.empty()).superseded(third, second::equals))
                .containsExactly(half, second, first);
    }

    private static PublishedModel model(String version, int day, boolean complete) {
        return new PublishedModel(
                new ModelRef(ModelSlices.MODEL_ID, version),
                List.of(0),
                complete,
                Reports.of(Instant.EPOCH.plusSeconds(day * 86_400L), 1_000));
    }
}
