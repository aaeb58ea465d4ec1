package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.kernel.StyleLayout;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.ModalityTransform;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of a film's pictures: how its trailer is cut, and the moment that speaks for a reason. */
class VisualEvidenceTest {
    private static final ModelRef STYLE = new ModelRef(StyleLayout.MODEL_ID, "1");

    private final Random random = new Random(42);
    private final List<CatalogueChange> changes = new ArrayList<>();

    @Test
    void aTrailerIsPutIntoWordsBesideTheOthersOfTheCatalogue() {
        for (int i = 0; i < 20; i++) {
            trailer("usual-" + i, null, 2_000 + i, 0.03);
        }
        trailer("fast", null, 900, 0.09);
        trailer("slow", null, 6_000, 0.005);
        film("poster", new FilmDna.KeyFrame("https://example.com/p.jpg", null), null);
        IndexSnapshot index = index();

        assertThat(index.trailers().films()).isEqualTo(22);
        assertThat(words(index, "fast")).containsExactly("fast cuts", "restless camera");
        assertThat(words(index, "slow")).containsExactly("long takes", "still camera");
        assertThat(words(index, "usual-3")).isEmpty();
        assertThat(index.visual(index.rowOf("poster")).trailer()).isNull();
    }

    @Test
    void fewTrailersSayNothingAboutWhatIsUsual() {
        for (int i = 0; i < 18; i++) {
            trailer("usual-" + i, null, 2_000, 0.03);
        }
        trailer("fast", null, 900, 0.09);

        assertThat(words(index(), "fast")).isEmpty();
    }

    @Test
    void aReasonThatSpeaksOfTheLookNamesTheMoment() {
        film("liked", null, null);
        trailer("offered", Duration.ofMillis(42_700), 2_000, 0.03);
        film("poster", new FilmDna.KeyFrame("https://example.com/p.jpg", null), null);
        IndexSnapshot index = index();

        assertThat(reason(index, "offered"))
                .startsWith("Because you rated 'Film liked' 5.0: ")
                .endsWith(", as at 0:42 of its trailer");
        assertThat(reason(index, "poster")).doesNotContain("trailer");
    }

    @Test
    void momentsReadLikeAPlayersClock() {
        assertThat(Reasons.clock(Duration.ZERO)).isEqualTo("0:00");
        assertThat(Reasons.clock(Duration.ofMillis(125_999))).isEqualTo("2:05");
    }

    private static String reason(IndexSnapshot index, String movieId) {
        Map<Modality, Double> shares = new EnumMap<>(Map.of(Modality.VISUAL, 0.2, Modality.FACTS, 0.1));
        var because =
                new Contribution(Contribution.Kind.FILM, index.film(index.rowOf("liked")), 5.0, null, 0.3, shares);
        return Reasons.because(index, index.rowOf(movieId), because);
    }

    private static List<String> words(IndexSnapshot index, String movieId) {
        return index.trailers()
                .words(java.util.Objects.requireNonNull(
                        index.visual(index.rowOf(movieId)).trailer()));
    }

    private void trailer(String id, Duration at, long medianShot, double motion) {
        film(
                id,
                new FilmDna.KeyFrame("https://example.com/t.mp4", at),
                new TrailerMeasures(Duration.ofMinutes(1), 20, Duration.ofMillis(medianShot), motion));
    }

    private void film(String id, FilmDna.KeyFrame frame, TrailerMeasures trailer) {
        double[] features = random.doubles(StyleLayout.FEATURES).toArray();
        var block = new FilmDna.Block(Modality.VISUAL, STYLE, StyleLayout.lifted(features), "", frame, trailer);
        changes.add(new CatalogueChange.FilmChanged(
                id, Film.builder(id, "Film " + id).year(1990).build()));
        changes.add(new CatalogueChange.DnaChanged(id, new FilmDna(id, "hash-" + id, List.of(block))));
    }

    private IndexSnapshot index() {
        DnaIndex index = new DnaIndex(
                Map.of(Modality.VISUAL, new CatalogueTransform.Recipe(ModalityTransform.Kind.STANDARD, 0.3, 0)),
                Map.of(Modality.VISUAL, 1.0),
                Duration.ofDays(365));
        index.apply(changes);
        index.refit();
        return index.snapshot();
    }
}
