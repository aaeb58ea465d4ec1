package com.movieconcierge.profile;

import static com.movieconcierge.profile.Samples.dna;
import static com.movieconcierge.profile.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Personas as the stream sees them: who gets which, and who is told. */
class PersonaTopologyTest {
    private final TopologyRig rig = new TopologyRig();

    @BeforeEach
    void films() {
        rig.film(dna("a", "1"));
        rig.film(dna("b", "1"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** A persona whose viewers like one film; the space is the theme, not moved and not scaled. */
    private static Persona persona(String id, String film, String version, int of) {
        float[] ones = new float[Samples.DIMENSIONS];
        Arrays.fill(ones, 1);
        float[] zeros = new float[Samples.DIMENSIONS];
        float[] centroid = Samples.vector(film + "1t");
        return new Persona(
                id,
                "The " + id,
                version,
                30,
                List.of(),
                List.of(),
                List.of(new PersonaBlock(
                        "theme",
                        "mini",
                        "1",
                        Vectors.toBytes(centroid),
                        1.0,
                        Vectors.toBytes(zeros),
                        Vectors.toBytes(ones),
                        Vectors.toBytes(zeros),
                        1.0,
                        Vectors.toBytes(centroid))),
                of,
                2,
                Samples.T0.plus(Duration.ofDays(version.length())),
                0.4,
                0.3,
                "",
                List.of(),
                List.of());
    }

    private void fitted(String version, String filmOfOne, String filmOfTwo) {
        rig.persona(persona("persona-1", filmOfOne, version, 2));
        rig.persona(persona("persona-2", filmOfTwo, version, 2));
        rig.settle();
    }

    private TasteProfile profile(String user) {
        TasteProfile profile = rig.profile(user);
        assertThat(profile).isNotNull();
        return profile;
    }

    @Test
    void aProfileCarriesItsPersonaAndTheDistancesToItAndTheNext() {
        fitted("1", "a", "b");
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.settle();

        TasteProfile profile = profile("ann");
        double cosine = Vectors.dot(Samples.vector("a1t"), Samples.vector("b1t"));
        assertThat(profile.getPersona()).isEqualTo("persona-1");
        assertThat(profile.getPersonaDistance()).isEqualTo(0, within(1e-6));
        assertThat(profile.getNextPersona()).isEqualTo("persona-2");
        assertThat(profile.getNextPersonaDistance()).isEqualTo(1 - cosine, within(1e-6));
        assertThat(rig.personaChanges()).singleElement().satisfies(change -> {
            assertThat(change).isNotNull();
            assertThat(change.getUserId()).isEqualTo("ann");
            assertThat(change.getFrom()).isNull();
            assertThat(change.getTo()).isEqualTo("persona-1");
            assertThat(change.getVersion()).isEqualTo("1");
        });
    }

    @Test
    void whoMovesToAnotherPersonaIsAnEventAndWhoStaysIsNone() {
        fitted("1", "a", "b");
        rig.rate(rating("ann", "a", 3.0, 1));
        rig.rate(rating("ann", "a", 4.0, 2));
        rig.settle();
        assertThat(rig.personaChanges()).hasSize(1);

        rig.rate(rating("ann", "b", 5.0, 800));
        rig.settle();

        PersonaChange change = rig.personaChanges().get(0);
        assertThat(change).isNotNull();
        assertThat(change.getFrom()).isEqualTo("persona-1");
        assertThat(change.getTo()).isEqualTo("persona-2");
        assertThat(change.getFromDistance()).isGreaterThan(change.getDistance());
        assertThat(profile("ann").getPersona()).isEqualTo("persona-2");
    }

    @Test
    void afterARefitEverybodyGetsTheirPersonaWithoutARating() {
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.rate(rating("ben", "b", 5.0, 1));
        rig.settle();
        assertThat(profile("ann").getPersona()).isNull();

        fitted("1", "a", "b");
        rig.ticks(20);
        assertThat(profile("ann").getPersona()).isEqualTo("persona-1");
        assertThat(profile("ben").getPersona()).isEqualTo("persona-2");
        rig.emissions();

        fitted("22", "b", "a");
        rig.ticks(20);
        assertThat(profile("ann").getPersona()).isEqualTo("persona-2");
        assertThat(profile("ben").getPersona()).isEqualTo("persona-1");
        long revision = profile("ann").getRevision();

        fitted("333", "b", "a");
        rig.ticks(20);
        assertThat(profile("ann").getRevision()).as("nothing has changed").isEqualTo(revision);
    }

    @Test
    void halfAFitCountsForNobody() {
        rig.persona(persona("persona-1", "a", "1", 2));
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.settle();
        assertThat(profile("ann").getPersona()).isNull();

        rig.personaBytes("persona-2", "no persona".getBytes(StandardCharsets.UTF_8));
        rig.persona(persona("persona-2", "b", "1", 2));
        rig.ticks(20);
        assertThat(profile("ann").getPersona()).isEqualTo("persona-1");
    }

    @Test
    void withoutPersonasNobodyHasOne() {
        fitted("1", "a", "b");
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.settle();
        rig.personaChanges();

        rig.personaBytes("persona-1", null);
        rig.personaBytes("persona-2", null);
        rig.ticks(20);

        assertThat(profile("ann").getPersona()).isNull();
        assertThat(rig.personaChanges()).singleElement().satisfies(change -> {
            assertThat(change).isNotNull();
            assertThat(change.getFrom()).isEqualTo("persona-1");
            assertThat(change.getTo()).isNull();
        });
    }

    @Test
    void whoIsForgottenLeavesNoPersonaBehind() {
        fitted("1", "a", "b");
        rig.rate(rating("ann", "a", 5.0, 1));
        rig.settle();
        rig.personaChanges();

        rig.erase(new Erasure(
                "ann", Instant.ofEpochMilli(Samples.T0.plus(Duration.ofDays(5)).toEpochMilli()), -1, -1L, null));
        rig.settle();

        assertThat(rig.personaChanges()).containsExactly((PersonaChange) null);
    }
}
