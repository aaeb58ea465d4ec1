package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Ids;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PseudonymTest {
    @Test
    void namesNobodyAndIsAnId() {
        String pseudonym = Pseudonym.of("ann@example.org");

        assertThat(pseudonym)
                .startsWith("forgotten:438c4c7afe600cdf1e455c369bec76dc970fc8ca463447c7b387a347f3c79331:")
                .doesNotContain("ann");
        assertThat(Ids.isValid(pseudonym)).isTrue();
    }

    @Test
    void ofAPseudonymIsItself() {
        String pseudonym = Pseudonym.of("ann");

        assertThat(Pseudonym.of(pseudonym)).isEqualTo(pseudonym);
        assertThat(Pseudonym.isOne(pseudonym)).isTrue();
        assertThat(Pseudonym.isOne("ann")).isFalse();
    }

    @Test
    void idsThatOnlyLookLikeOneHaveTheirOwn() {
        assertThat(Pseudonym.isOne("forgotten:me")).isFalse();
        assertThat(Pseudonym.of("forgotten:me")).isNotEqualTo("forgotten:me");
    }

    @Test
    void livesWhereItsViewerDoesHoweverManyPartitionsThereAre() {
        for (int partitions = 1; partitions <= 24; partitions++) {
            int count = partitions;
            assertThat(IntStream.range(0, 200).mapToObj(i -> "viewer-" + i))
                    .allMatch(id -> home(Pseudonym.of(id), count) == home(id, count));
        }
    }

    private static int home(String key, int partitions) {
        return HomePartition.of(key.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
