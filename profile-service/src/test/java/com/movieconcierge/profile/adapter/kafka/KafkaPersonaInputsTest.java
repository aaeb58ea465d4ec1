package com.movieconcierge.profile.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.events.HistoryEntry;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.model.Modality;
import com.movieconcierge.profile.FakeTopics;
import com.movieconcierge.profile.PlainAvro;
import com.movieconcierge.profile.Samples;
import com.movieconcierge.profile.domain.personas.FitSettings;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import com.movieconcierge.profile.domain.personas.PersonaFit.Fitted;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.profile.domain.personas.Vocabulary;
import com.movieconcierge.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPersonaInputsTest {
    private static final int VIEWERS = 40;

    @TempDir
    private Path folder;

    private final FakeTopics topics = new FakeTopics();

    private KafkaPersonaInputs inputs(int most) {
        return new KafkaPersonaInputs(topics::reader, PlainAvro.CONFIG, most, 1, folder.resolve("personas"));
    }

    private void write(int viewer, String film) {
        float[] sum = Samples.vector(film + "1f");
        var profile = new TasteProfile(
                "viewer-" + viewer,
                1L,
                0,
                1L,
                Samples.T0,
                6,
                0,
                List.of(new TasteBlock("facts", "long", "facts", "1", 1.0, Vectors.toBytes(sum))),
                IntStream.range(0, 6)
                        .mapToObj(i -> new HistoryEntry(film + i, 5.0, Samples.T0, 1.0, 1.0))
                        .toList(),
                true,
                null,
                null,
                null,
                null,
                null);
        topics.append(Topics.USER_PROFILES, profile.getUserId(), PlainAvro.encode(profile), Samples.T0);
    }

    private void fill() {
        for (String film : List.of("a", "b")) {
            topics.append(Topics.MOVIE_DNA, film, PlainAvro.encode(Samples.dna(film, "1")), Samples.T0);
        }
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            write(viewer, "other");
            write(viewer, viewer % 2 == 0 ? "a" : "b");
        }
    }

    private static List<String> films(ViewerSample sample) {
        List<String> films = new ArrayList<>();
        sample.forEach(viewer -> films.add(viewer.films().get(0).movieId()));
        return films;
    }

    /** Fault A8: a fit goes through the viewers four times; that was five readings of the topic. */
    @Test
    void aFitReadsTheProfilesTwiceHoweverOftenItGoesThroughThem() {
        fill();
        var settings = new FitSettings(20, 2, 4, Map.of(Modality.FACTS, 1.0), 0.5, 12, 5, 1);
        var inputs = inputs(1_000);
        try (ViewerSample viewers = inputs.viewers()) {
            var outcome = new PersonaFit(settings, Vocabulary.bundled())
                    .fit(viewers, inputs.catalogue(), Optional.empty(), "1", Samples.T0);
            assertThat(outcome).isInstanceOfSatisfying(Fitted.class, fitted -> assertThat(
                            fitted.personas().viewers())
                    .isEqualTo(VIEWERS));
        }
        assertThat(topics.readings(Topics.USER_PROFILES)).isEqualTo(2);
        assertThat(folder.resolve("personas")).isEmptyDirectory();
    }

    @Test
    void eachViewerIsThereOnceByTheirLatestProfileAndWhoIsForgottenIsNot() {
        fill();
        topics.append(Topics.USER_PROFILES, "viewer-0", null, Samples.T0);
        try (ViewerSample viewers = inputs(1_000).viewers()) {
            assertThat(viewers.size()).isEqualTo(VIEWERS - 1);
            assertThat(films(viewers)).hasSize(VIEWERS - 1).containsOnly("a0", "b0");
            assertThat(films(viewers)).as("once more, in the same order").isEqualTo(films(viewers));
        }
    }

    @Test
    void withMoreViewersThanWantedTheSameSampleIsTakenEachTime() {
        fill();
        List<String> first;
        try (ViewerSample viewers = inputs(10).viewers()) {
            assertThat(viewers.size()).isEqualTo(10);
            first = films(viewers);
        }
        write(1, "b");
        try (ViewerSample viewers = inputs(10).viewers()) {
            assertThat(films(viewers)).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    @Test
    void aBrokerThatFallsSilentEndsTheFit() {
        fill();
        topics.goAwayAfter(30);
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> inputs(1_000).viewers())
                .withMessageContaining("Nothing has come from topic user-profiles for 20 s");
    }
}
