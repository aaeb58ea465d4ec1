package com.movieconcierge.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing of a value is lost on its way through Avro. */
class RoundTripTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ModelRef MODEL = new ModelRef("minilm", "1");
    private static final float[] VECTOR = {0.6f, 0.8f};

    @Test
    void films() {
        keeps(
                Topics.MOVIES,
                "m1",
                Film.builder("m1", "Heat")
                        .year(1995)
                        .genres(List.of("Crime"))
                        .keywords(List.of("heist"))
                        .synopsis("A thief.")
                        .directors(List.of("Michael Mann"))
                        .cast(List.of("Al Pacino"))
                        .originalLanguage("en")
                        .posterUrl("https://p.example/1.jpg")
                        .stills(List.of("https://p.example/2.jpg"))
                        .trailer("https://t.example/1.mp4")
                        .tmdbId("949")
                        .imdbId("tt0113277")
                        .sources(Map.of("synopsis", "tmdb@2026-01-01"))
                        .runtimeMinutes(170)
                        .countries(List.of("US"))
                        .certification("R")
                        .build());
    }

    @Test
    void dnaWithItsPictures() {
        var block = new FilmDna.Block(
                Modality.VISUAL,
                MODEL,
                VECTOR,
                "ab",
                new FilmDna.KeyFrame("https://t.example/1.mp4", Duration.ofSeconds(42)),
                new FilmDna.TrailerMeasures(Duration.ofSeconds(90), 40, Duration.ofMillis(1_500), 0.2));
        FilmDna read = decoded(Topics.MOVIE_DNA, "m1", new FilmDna("m1", "hash", List.of(block)));
        assertThat(read.contentHash()).isEqualTo("hash");
        assertThat(read.blocks()).usingRecursiveComparison().isEqualTo(List.of(block));
    }

    @Test
    void whatTheCatalogueCountsAndDecides() {
        keeps(Topics.MOVIE_POPULARITY, "m1", new Popularity(3, 11.5, 2.5, 0.5, NOW));
        keeps(
                Topics.SERVING_MODELS,
                Modality.THEME,
                new ServingModel(Modality.THEME, MODEL, NOW, new ServingModel.Candidate("minilm-q8", null, null)));
    }

    @Test
    void whatViewersDo() {
        keeps(Topics.USER_ERASURES, "ava", new Erasure("ava", NOW, LogPosition.NONE));
        keeps(Topics.STATED_TASTES, "ava", stated());
        keeps(Topics.PERSONA_CHANGES, "ava", new PersonaChange("ava", null, "persona-1", NOW, "v1", 0.2, null));
    }

    @Test
    void whatPeopleChooseNext() {
        var report = new BehaviourReport(NOW, 100, 7, 5, NOW, NOW, 40, 0.1, 0.02, Duration.ofSeconds(9), 4_000);
        var part = new BehaviourPart(MODEL, 1, 3, new byte[] {1, 2, 3}, report);
        assertThat(decoded(Topics.BEHAVIOUR_MODELS, part.key(), part))
                .usingRecursiveComparison()
                .isEqualTo(part);
        var none = new BehaviourPart(MODEL, 3, 3, new byte[0], report);
        assertThat(Topics.BEHAVIOUR_MODELS.decode(
                        none.key(), Topics.BEHAVIOUR_MODELS.toAvro(none.key(), none), Instant.MIN))
                .isInstanceOfSatisfying(Decoded.Unusable.class, unusable -> assertThat(unusable.reason())
                        .contains("part must be below parts, is 3 of 3"));
    }

    @Test
    void profiles() {
        var profile = new TasteProfile(
                "ava",
                7,
                3,
                41,
                NOW,
                2,
                1,
                List.of(new TasteProfile.Sum(Modality.THEME, TasteScale.RECENT, MODEL, 1.5, VECTOR)),
                List.of(new TasteProfile.RatedFilm("m1", 4.5, NOW, 0.95, 1)),
                true,
                new TasteProfile.Membership("persona-1", 0.1, "persona-2", 0.3),
                stated());
        assertThat(decoded(Topics.USER_PROFILES, "ava", profile))
                .usingRecursiveComparison()
                .isEqualTo(profile);
    }

    @Test
    void personas() {
        var persona = new Persona(
                "persona-1",
                "The Noir Fan",
                "v1",
                12,
                List.of("Film-Noir"),
                List.of("heist"),
                List.of(new Persona.Block(Modality.FACTS, MODEL, VECTOR, 0.7, VECTOR, VECTOR, VECTOR, 2.5, VECTOR)),
                6,
                9,
                NOW,
                0.2,
                0.4,
                "Likes noir.",
                List.of(new Persona.Evidence("genre", "Film-Noir", 3.1, 0.2)),
                List.of(new Persona.TypicalFilm("m1", 2.0, 0.5)));
        assertThat(decoded(Topics.PERSONAS, "persona-1", persona))
                .usingRecursiveComparison()
                .isEqualTo(persona);
    }

    /** Whoever draws the personas relies on it. */
    @Test
    void aPersonaWhoseCentroidDoesNotFitItsSpaceIsNone() {
        var block =
                new Persona.Block(Modality.FACTS, MODEL, new float[3], 1, VECTOR, VECTOR, new float[1], 2.5, VECTOR);
        var persona = new Persona(
                "persona-1",
                "",
                "v1",
                12,
                List.of(),
                List.of(),
                List.of(block),
                6,
                9,
                NOW,
                0,
                0,
                "",
                List.of(),
                List.of());
        assertThat(Topics.PERSONAS.decode("persona-1", Topics.PERSONAS.toAvro("persona-1", persona), NOW))
                .isInstanceOfSatisfying(Decoded.Unusable.class, unusable -> assertThat(unusable.reason())
                        .contains("blocks.facts must have a centroid of 2 components like its space, has 3")
                        .contains("blocks.facts must have mean, scale and origin of one length"));
    }

    private static StatedTaste stated() {
        var wanted = new Aspects(
                List.of(new SeedFilm("m1", "Heat", 1995)),
                List.of("Al Pacino"),
                List.of("Crime"),
                List.of("tense"),
                List.of("heist"),
                List.of("en"),
                List.of(new Era(1990, null)));
        return new StatedTaste("e1", "ava", NOW, "Crime films.", wanted, Aspects.NONE, Aspects.genre("Horror"));
    }

    private static <K, V> void keeps(Topic<K, V> topic, K key, V value) {
        assertThat(decoded(topic, key, value)).isEqualTo(value);
    }

    private static <K, V> V decoded(Topic<K, V> topic, K key, V value) {
        var decoded = topic.decode(topic.keyText(key), topic.toAvro(key, value), NOW);
        assertThat(decoded).isInstanceOf(Usable.class);
        return ((Usable<K, V>) decoded).value();
    }
}
