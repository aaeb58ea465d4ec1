package com.movieconcierge.recommend.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.FakeProfiles;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.persona.PersonaMap.PersonaSpot;
import com.movieconcierge.recommend.domain.persona.PersonaMap.View;
import com.movieconcierge.recommend.domain.persona.PersonaMap.ViewerSpot;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** In a space of three components where a place is the sum itself, brought to unit length. */
class PersonaMapTest {
    private static final ModelRef MODEL = new ModelRef("theme", "1");

    private final Personas personas = new Personas();
    private final FakeProfiles profiles = new FakeProfiles();
    private final AtomicReference<Instant> now = new AtomicReference<>(TestWorld.NOW);
    private final PersonaMap map =
            new PersonaMap(personas, profiles, ((InstantSource) now::get).withZone(ZoneOffset.UTC));

    private void persona(String id, String version, int of, int size, float... centroid) {
        var block = new Persona.Block(
                Modality.THEME, MODEL, centroid, 1, new float[3], new float[] {1, 1, 1}, new float[3], 1, new float[3]);
        personas.change(id, TestWorld.persona(id, id, version, of, size, List.of(block), List.of()));
    }

    private static TasteProfile viewer(String id, ModelRef model, float... sum) {
        var block = new TasteProfile.Sum(Modality.THEME, TasteScale.LONG, model, 1, sum);
        var persona = new TasteProfile.Membership("persona-1", 0.1, null, null);
        return new TasteProfile(id, 1, 0, 1, TestWorld.NOW, 1, 0, List.of(block), List.of(), true, persona, null);
    }

    private void threePersonas() {
        persona("persona-1", "1", 3, 10, 1, 0, 0);
        persona("persona-2", "1", 3, 10, -1, 0, 0);
        persona("persona-3", "1", 3, 10, 0, 1, 0);
    }

    private static PersonaSpot spot(View view, String id) {
        return view.personas().stream()
                .filter(spot -> spot.personaId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAxesAreThoseOfTheGreatestVarianceAndWhoIsFarthestOutIsPositive() {
        // Around (0, ⅓, 0): the first axis is the first component, 1 and −1 out, the second the second, ⅔ out.
        threePersonas();
        profiles.put(viewer("ava", MODEL, 3, 4, 0));

        View view = map.view(10, null);

        assertThat(view.version()).isEqualTo("1");
        assertThat(spot(view, "persona-1").x()).isCloseTo(1, within(1e-9));
        assertThat(spot(view, "persona-1").y()).isCloseTo(-1 / 3.0, within(1e-9));
        assertThat(spot(view, "persona-2").x()).isCloseTo(-1, within(1e-9));
        assertThat(spot(view, "persona-3").y()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(view.viewers()).hasSize(1);
        ViewerSpot ava = view.viewers().get(0);
        assertThat(ava.personaId()).isEqualTo("persona-1");
        assertThat(ava.x()).isCloseTo(0.6, within(1e-9));
        assertThat(ava.y()).isCloseTo(0.8 - 1 / 3.0, within(1e-9));
    }

    @Test
    void aPersonaCountsByItsViewers() {
        // Around (¾, ¼, 0): persona-2 is farthest out, ¾ √2, and so positive.
        persona("persona-1", "1", 2, 30, 1, 0, 0);
        persona("persona-2", "1", 2, 10, 0, 1, 0);

        View view = map.view(10, null);

        assertThat(spot(view, "persona-1").x()).isCloseTo(-0.25 * Math.sqrt(2), within(1e-9));
        assertThat(spot(view, "persona-2").x()).isCloseTo(0.75 * Math.sqrt(2), within(1e-9));
        assertThat(view.personas()).extracting(PersonaSpot::y).containsOnly(0.0);
    }

    @Test
    void theViewerAskedForIsAlwaysOnItOnce() {
        threePersonas();
        profiles.put(viewer("ava", MODEL, 3, 4, 0));
        profiles.put(viewer("bo", MODEL, 0, 1, 0));

        assertThat(map.view(1, "bo").viewers()).extracting(ViewerSpot::userId).containsExactly("ava", "bo");
        assertThat(map.view(2, "bo").viewers()).extracting(ViewerSpot::userId).containsExactly("ava", "bo");
        assertThat(map.view(1, "stranger").viewers())
                .extracting(ViewerSpot::userId)
                .containsExactly("ava");
    }

    @Test
    void viewersOfAnotherModelOrWithoutAnyDirectionAreLeftOut() {
        threePersonas();
        profiles.put(viewer("ava", new ModelRef("theme", "2"), 3, 4, 0));
        profiles.put(viewer("bo", MODEL, 0, 0, 0));

        assertThat(map.view(10, "ava").viewers()).isEmpty();
    }

    @Test
    void manyPagesCostOneReadingAndWhoIsForgottenIsGoneSoon() {
        threePersonas();
        profiles.put(viewer("ava", MODEL, 3, 4, 0));
        for (int page = 0; page < 20; page++) {
            assertThat(map.view(10, "ava").viewers()).hasSize(1);
        }
        assertThat(profiles.readings()).isEqualTo(1);

        profiles.forget("ava");
        now.updateAndGet(at -> at.plus(PersonaMap.KEPT));

        assertThat(map.view(10, null).viewers()).isEmpty();
        assertThat(profiles.readings()).isEqualTo(2);
    }

    @Test
    void anotherFitIsDrawnAtOnce() {
        threePersonas();
        map.view(10, null);
        persona("persona-4", "2", 1, 10, 0, 0, 1);

        assertThat(map.view(10, null).version()).isEqualTo("2");
        assertThat(spot(map.view(10, null), "persona-4").x()).isZero();
    }

    @Test
    void withoutPersonasThereIsNothingOnItAndNobodyIsRead() {
        profiles.goAway();

        assertThat(map.view(10, "ava")).isEqualTo(new View(null, null, List.of(), List.of()));
    }

    @Test
    void profilesThatCannotBeReadAreSaidToBe() {
        threePersonas();
        profiles.goAway();

        assertThatThrownBy(() -> map.view(10, null)).isInstanceOf(ProfilesUnavailableException.class);
    }
}
