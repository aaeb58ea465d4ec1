package com.movieconcierge.profile.adapter.kafka.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaterScanTest {
    private final Map<String, TreeSet<String>> raters = Map.of(
            "heat",
            new TreeSet<>(IntStream.range(0, 10).mapToObj(i -> "viewer-" + i).toList()),
            "alien",
            new TreeSet<>(List.of("ann")),
            "unseen",
            new TreeSet<>());

    private final List<Integer> portions = new ArrayList<>();
    private final DnaLibrary.Feed films = new DnaLibrary.Feed();
    private final RaterScan scan = new RaterScan(films, (film, after, atMost) -> {
        portions.add(atMost);
        return raters.get(film).tailSet(after, after.isEmpty()).stream()
                .limit(atMost)
                .toList();
    });

    @Test
    void aFilmThatManyHaveRatedIsReadInPortionsAndInWhole() {
        films.add("heat");
        films.add("unseen");
        films.add("alien");
        List<String> pairs = new ArrayList<>();
        int rounds = 0;
        int used;
        do {
            used = scan.next(4, (viewer, film) -> pairs.add(viewer + " " + film));
            rounds++;
        } while (used == 4);

        assertThat(pairs).hasSize(11).doesNotHaveDuplicates().contains("ann alien", "viewer-0 heat", "viewer-9 heat");
        assertThat(portions).allMatch(atMost -> atMost <= 4);
        // 11 pairs and 3 films.
        assertThat(rounds).isEqualTo(4);
        assertThat(scan.isOpen()).isFalse();
    }

    @Test
    void aFilmThatChangesAgainMeanwhileIsReadAgainFromItsStart() {
        films.add("heat");
        List<String> viewers = new ArrayList<>();
        scan.next(4, (viewer, film) -> viewers.add(viewer));
        assertThat(scan.isOpen()).isTrue();
        films.add("heat");
        scan.next(100, (viewer, film) -> viewers.add(viewer));
        assertThat(viewers).hasSize(20);
        assertThat(viewers.stream().distinct()).hasSize(10);
    }
}
