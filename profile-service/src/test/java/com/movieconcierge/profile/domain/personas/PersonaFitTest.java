package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.Persona;
import com.movieconcierge.profile.domain.personas.PersonaFit.Fitted;
import com.movieconcierge.profile.domain.personas.PersonaFit.Outcome;
import com.movieconcierge.profile.domain.personas.PersonaFit.TooFew;
import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonaFitTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
    private static final FitSettings SETTINGS = settings(2, 1);

    private static FitSettings settings(int fewest, long seed) {
        return new FitSettings(20, fewest, 8, Map.of(Modality.FACTS, 1.0), 0.5, 12, 10, seed);
    }

    private static Outcome fit(PlantedViewers world, FitSettings settings, Optional<PersonaSet> last, String version) {
        return new PersonaFit(settings, Vocabulary.bundled()).fit(world, world.catalogue(), last, version, NOW);
    }

    private static PersonaSet personas(PlantedViewers world) {
        return ((Fitted) fit(world, SETTINGS, Optional.empty(), "1")).personas();
    }

    private static List<String> assigned(PersonaSet set, PlantedViewers world) {
        return IntStream.range(0, world.size())
                .mapToObj(i -> set.assign(world.viewer(i).taste()).orElseThrow().persona())
                .toList();
    }

    @Test
    void kindsOfViewersAreFoundAndAsManyAsThereAre() {
        PlantedViewers world = new PlantedViewers(5, 30, 1);

        PersonaSet set = personas(world);

        assertThat(set.personas()).hasSize(5);
        assertThat(set.silhouette()).isGreaterThan(0.5);
        Map<Integer, String> personaOfKind = new HashMap<>();
        List<String> assigned = assigned(set, world);
        for (int i = 0; i < world.size(); i++) {
            assertThat(personaOfKind.computeIfAbsent(world.kindOf(i), kind -> ""))
                    .isIn("", assigned.get(i));
            personaOfKind.put(world.kindOf(i), assigned.get(i));
        }
        assertThat(personaOfKind.values()).doesNotHaveDuplicates();
        assertThat(set.viewers()).isEqualTo(150);
    }

    @Test
    void namesSayWhatTheEvidenceSays() {
        PersonaSet set = personas(new PlantedViewers(4, 30, 1));

        assertThat(set.personas())
                .extracting(persona -> persona.name())
                .containsExactlyInAnyOrder(
                        "The Suspense Seeker",
                        "The Heartfelt Romantic",
                        "The Sci-Fi Voyager",
                        "The Family Storyteller");
        assertThat(set.personas()).allSatisfy(persona -> {
            Persona.Evidence first = persona.evidence().stream()
                    .filter(one -> one.kind().equals("genre"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.lift()).isGreaterThan(2);
            assertThat(persona.sentence()).contains("times as many").contains("keyword of");
            assertThat(persona.typicalFilms()).isNotEmpty().allSatisfy(film -> assertThat(film.movieId())
                    .startsWith(first.feature()));
        });
    }

    @Test
    void aGenreCountsOnceWhateverFilmsCallIt() {
        PersonaSet plain = personas(new PlantedViewers(4, 30, 1));
        PersonaSet mixed = personas(new PlantedViewers(4, 30, 1, (genre, film) -> film % 2 == 0 ? genre : tmdb(genre)));

        assertThat(mixed.personas()).usingRecursiveComparison().isEqualTo(plain.personas());
    }

    @Test
    void aGenreIsCalledWhatTheCatalogueCallsIt() {
        assertThat(genres(personas(new PlantedViewers(4, 30, 1)))).contains("Sci-Fi", "Children");
        assertThat(genres(personas(new PlantedViewers(4, 30, 1, (genre, film) -> tmdb(genre)))))
                .contains("Science Fiction", "Family")
                .doesNotContain("Sci-Fi", "Children");
    }

    private static String tmdb(String genre) {
        return Map.of("Children", "Family", "Sci-Fi", "Science Fiction").getOrDefault(genre, genre);
    }

    private static List<String> genres(PersonaSet set) {
        return set.personas().stream()
                .flatMap(persona -> persona.evidence().stream())
                .filter(evidence -> evidence.kind().equals(Feature.Kind.GENRE.key()))
                .map(Persona.Evidence::feature)
                .toList();
    }

    @Test
    void theSameViewersEndInTheSamePersonas() {
        PersonaSet once = personas(new PlantedViewers(5, 30, 1));
        PersonaSet again = personas(new PlantedViewers(5, 30, 1));

        assertThat(again.personas()).usingRecursiveComparison().isEqualTo(once.personas());
    }

    @Test
    void anotherSeedAndNewViewersKeepIdsAndNames() {
        PlantedViewers before = new PlantedViewers(5, 30, 1);
        PersonaSet first = personas(before);
        PlantedViewers after = new PlantedViewers(5, 40, 2);

        PersonaSet second = ((Fitted) fit(after, settings(2, 99), Optional.of(first), "2")).personas();

        assertThat(second.version()).isEqualTo("2");
        assertThat(second.personas()).allSatisfy(persona -> assertThat(
                        first.find(persona.personaId()).orElseThrow().name())
                .isEqualTo(persona.name()));
        assertThat(assigned(second, before)).isEqualTo(assigned(first, before));
    }

    @Test
    void aKindThatAppearsGetsANewIdAndOneThatIsGoneLeavesItsOwnUnused() {
        PersonaSet three = personas(new PlantedViewers(3, 30, 1));
        PersonaSet four = ((Fitted) fit(new PlantedViewers(4, 30, 1), SETTINGS, Optional.of(three), "2")).personas();
        PersonaSet threeAgain =
                ((Fitted) fit(new PlantedViewers(3, 30, 1), SETTINGS, Optional.of(four), "3")).personas();
        PersonaSet fourAgain =
                ((Fitted) fit(new PlantedViewers(4, 30, 1), SETTINGS, Optional.of(threeAgain), "4")).personas();

        assertThat(ids(four)).containsAll(ids(three)).contains("persona-4").hasSize(4);
        assertThat(ids(threeAgain)).containsExactlyInAnyOrderElementsOf(ids(three));
        assertThat(ids(fourAgain)).containsAll(ids(three)).contains("persona-5").hasSize(4);
    }

    @Test
    void tooFewViewersAreAStatedCase() {
        assertThat(fit(new PlantedViewers(2, 9, 1), SETTINGS, Optional.empty(), "1"))
                .isEqualTo(new TooFew(18, 20));
        assertThat(fit(new PlantedViewers(2, 0, 1), SETTINGS, Optional.empty(), "1"))
                .isEqualTo(new TooFew(0, 20));
    }

    @Test
    void newcomersAreAssignedWithTheDistanceToTheNext() {
        PersonaSet set = personas(new PlantedViewers(4, 30, 1));
        Viewer newcomer = new PlantedViewers(4, 1, 77).viewer(0);

        Assignment assignment = set.assign(newcomer.taste()).orElseThrow();

        assertThat(set.find(assignment.persona()).orElseThrow().name()).isEqualTo("The Suspense Seeker");
        assertThat(assignment.distance()).isBetween(0.0, 1.0);
        assertThat(assignment.nextDistance().orElseThrow()).isGreaterThan(assignment.distance());
        assertThat(assignment.next()).isPresent().isNotEqualTo(Optional.of(assignment.persona()));
        assertThat(set.assign(key -> Optional.empty())).isEmpty();
    }

    private static List<String> ids(PersonaSet set) {
        return set.personas().stream().map(Persona::personaId).toList();
    }
}
