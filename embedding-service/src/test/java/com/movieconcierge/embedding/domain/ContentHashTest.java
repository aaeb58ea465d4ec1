package com.movieconcierge.embedding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.FakeEncoder;
import com.movieconcierge.model.Film;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static final List<Encoder> MODELS = List.of(new FakeEncoder("1"), new FactsEncoder(FactsLayout.DEFAULT));

    @Test
    void isStableAcrossReleases() {
        assertThat(hash(Films.HEAT, MODELS))
                .isEqualTo(hash(Films.HEAT, List.of(new FakeEncoder("1"), new FactsEncoder(FactsLayout.DEFAULT))))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void changesWithTheTextTheFactsAndTheModel() {
        String hash = hash(Films.HEAT, MODELS);

        assertThat(hash(Films.HEAT, List.of(new FakeEncoder("2")))).isNotEqualTo(hash);
        assertThat(hash(heat("Another text.", 1995, "Al Pacino"), MODELS)).isNotEqualTo(hash);
        assertThat(hash(heat(Films.HEAT.synopsis(), 1996, "Al Pacino"), MODELS)).isNotEqualTo(hash);
    }

    @Test
    void namesDoNotRunTogether() {
        assertThat(hash(Films.withGenres("a", "b"), MODELS)).isNotEqualTo(hash(Films.withGenres("a1:b"), MODELS));
    }

    @Test
    void ignoresWhatNoVectorIsMadeFrom() {
        var untitled = Films.withGenres("Drama");
        var titled =
                Film.builder("other-id", "A title").genres(List.of("Drama")).build();

        assertThat(hash(titled, MODELS)).isEqualTo(hash(untitled, MODELS));
    }

    private static String hash(Film film, List<Encoder> encoders) {
        return new DnaComposer(new EncoderSet(encoders, List.of())).contentHash(film, List.of());
    }

    private static Film heat(String synopsis, int year, String star) {
        return Films.HEAT.toBuilder()
                .year(year)
                .synopsis(synopsis)
                .cast(List.of(star, "Robert De Niro", "Val Kilmer"))
                .build();
    }
}
