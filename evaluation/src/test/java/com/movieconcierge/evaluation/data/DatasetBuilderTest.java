package com.movieconcierge.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Film;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetBuilderTest {
    private final DatasetBuilder builder = new DatasetBuilder();

    @Test
    void ratingsOfOneMomentStayInTheOrderOfRows() {
        builder.rating("ada", "late", 4, 9L);
        builder.rating("ada", "b", 4, 5L);
        builder.rating("ada", "a", 4, 5L);
        Dataset dataset = builder.build();
        assertThat(order(dataset)).containsExactly("b", "a", "late");
        assertThat(dataset.hasTimes()).isTrue();
        assertThat(dataset.hasStars()).isTrue();
    }

    @Test
    void inAnOrderOfChanceOnlyThoseOfOneMomentMove() {
        for (int film = 0; film < 5; film++) {
            builder.rating("ada", "f" + film, 4, 5L);
        }
        builder.rating("ada", "first", 4, 1L);
        Set<List<String>> orders = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            List<String> order = order(builder.build(new Random(seed)));
            assertThat(order.get(0)).isEqualTo("first");
            assertThat(order).hasSize(6);
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(5);
        assertThat(order(builder.build(new Random(3)))).isEqualTo(order(builder.build(new Random(3))));
    }

    @Test
    void ofSeveralRatingsOfAFilmTheLastHolds() {
        builder.rating("ada", "a", 2, 9L);
        builder.rating("ada", "a", 5, 3L);
        builder.rating("ada", "b", 4, 5L);
        Dataset dataset = builder.build();
        assertThat(order(dataset)).containsExactly("b", "a");
        assertThat(dataset.logs().get(0).stars(1)).isEqualTo(2);
        assertThat(dataset.ratings()).isEqualTo(2);
    }

    @Test
    void withoutTimesTheOrderOfRowsIsAllThereIs() {
        builder.rating("ada", "b", DatasetBuilder.NO_STARS, null);
        builder.rating("ada", "a", DatasetBuilder.NO_STARS, null);
        Dataset dataset = builder.build();
        assertThat(order(dataset)).containsExactly("b", "a");
        assertThat(dataset.hasTimes()).isFalse();
        assertThat(dataset.hasStars()).isFalse();
    }

    @Test
    void aFilmOfTheCatalogueKeepsWhatIsKnownOfIt() {
        builder.film(Film.builder("a", "Alien").build());
        builder.rating("ada", "a", 4, 1L);
        builder.rating("ada", "x", 4, 2L);
        assertThat(builder.build().films()).extracting(Film::title).containsExactly("Alien", "x");
    }

    private static List<String> order(Dataset dataset) {
        return SplitterTest.films(dataset.logs().get(0)).stream()
                .map(film -> dataset.films().get(film).movieId())
                .toList();
    }
}
