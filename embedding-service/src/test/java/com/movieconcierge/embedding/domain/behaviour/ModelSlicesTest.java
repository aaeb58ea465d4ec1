package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.model.BehaviourPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelSlicesTest {
    @Test
    void slicesJoinedInAnyOrderAreTheModel() {
        for (int length : new int[] {1, ModelSlices.SLICE, ModelSlices.SLICE + 1, 3 * ModelSlices.SLICE}) {
            ModelSlices model = model(length, 1);
            List<BehaviourPart> parts = parts(model);
            Collections.reverse(parts);

            assertThat(ModelSlices.join(parts).bytes()).isEqualTo(model.bytes());
            assertThat(ModelSlices.join(parts).report()).isEqualTo(model.report());
            assertThat(parts).allSatisfy(part -> {
                assertThat(part.violations()).isEmpty();
                assertThat(part.slice()).hasSizeBetween(1, ModelSlices.SLICE);
            });
        }
    }

    @Test
    void theVersionIsThatOfTheBytes() {
        assertThat(model(100, 1).ref())
                .isEqualTo(model(100, 1).ref())
                .isNotEqualTo(model(100, 2).ref());
        assertThat(model(100, 1).ref().version()).matches("[0-9a-f]{12}");
    }

    @Test
    void partsThatAreNotAllThereOrOfAnotherModelAreRefused() {
        List<BehaviourPart> parts = parts(model(2 * ModelSlices.SLICE, 1));

        assertThatThrownBy(() -> ModelSlices.join(parts.subList(0, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelSlices.join(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelSlices.join(List.of(
                        parts.get(0), parts(model(2 * ModelSlices.SLICE, 2)).get(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelSlices model(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return new ModelSlices(bytes, Reports.of(Instant.EPOCH, 1_000));
    }

    private static List<BehaviourPart> parts(ModelSlices model) {
        return new ArrayList<>(
                IntStream.range(0, model.parts()).mapToObj(model::part).toList());
    }
}
