package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.index.CatalogueChange.DnaChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.FilmChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnaIndexTest {
    private static final TestWorld WORLD = TestWorld.small();
    private final DnaIndex index = WORLD.index();

    @Test
    void aRowIsTheWeightedUnitVectorOfEachModality() {
        IndexSnapshot snapshot = index.snapshot();
        int row = snapshot.rowOf(WORLD.id(0));
        double[] white = transformed(snapshot, 0, Modality.THEME);
        assertThat(snapshot.weight(row, 0)).isCloseTo(0.6, within(1e-9));
        assertThat(snapshot.dot(unit(white), row, 0)).isCloseTo(0.6, within(1e-6));
        assertThat(snapshot.norm(row, 0)).isCloseTo(Math.sqrt(square(white)), within(1e-5));
    }

    @Test
    void whatIsNotKnownOfAFilmAddsNothingAndLeavesTheRestAsItIs() {
        IndexSnapshot snapshot = index.snapshot();
        int row = snapshot.rowOf(WORLD.id(4));
        assertThat(snapshot.weight(row, 0)).isZero();
        assertThat(snapshot.weight(row, 1)).isCloseTo(0.4, within(1e-9));
        assertThat(likeness(snapshot, snapshot.rowOf(WORLD.id(0)), row)).isZero();
    }

    @Test
    void vectorsOfAnotherModelAreNotCompared() {
        var other = new FilmDna.Block(Modality.THEME, new ModelRef("newer", "2"), new float[24]);
        index.apply(List.of(new DnaChanged(WORLD.id(0), new FilmDna(WORLD.id(0), "new", List.of(other)))));
        IndexSnapshot snapshot = index.snapshot();
        assertThat(snapshot.norm(snapshot.rowOf(WORLD.id(0)), 0)).isZero();
    }

    @Test
    void aSnapshotKeepsItsRowsWhileFilmsChange() {
        IndexSnapshot before = index.snapshot();
        int row = before.rowOf(WORLD.id(2));
        double norm = before.norm(row, 0);
        float likeness = likeness(before, row, before.rowOf(WORLD.id(3)));
        for (int i = 0; i < 500; i++) {
            index.apply(List.of(new DnaChanged(WORLD.id(2), changed(i))));
        }
        assertThat(before.rowOf(WORLD.id(2))).isEqualTo(row);
        assertThat(before.norm(row, 0)).isEqualTo(norm);
        assertThat(likeness(before, row, before.rowOf(WORLD.id(3)))).isEqualTo(likeness);
        IndexSnapshot after = index.snapshot();
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.rowOf(WORLD.id(2))).isNotEqualTo(row);
    }

    @Test
    void deadRowsAreSwept() {
        for (int i = 0; i < 3000; i++) {
            index.apply(List.of(new DnaChanged(WORLD.id(2), changed(i))));
        }
        assertThat(index.snapshot().size()).isEqualTo(60);
        assertThat(index.snapshot().block().rows()).isLessThan(1500);
    }

    @Test
    void aRemovedFilmIsGoneAndARepeatedOneIsNoChange() {
        index.apply(List.of(new FilmChanged(WORLD.id(1), null)));
        assertThat(index.snapshot().rowOf(WORLD.id(1))).isEqualTo(-1);
        assertThat(index.snapshot().size()).isEqualTo(59);
        index.apply(List.of(new DnaChanged(WORLD.id(2), WORLD.dna().get(2))));
        assertThat(index.changedSinceFit()).isZero();
    }

    @Test
    void equalCataloguesGiveEqualMatricesWhateverTheOrder() {
        DnaIndex other = new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
        var changes = new ArrayList<>(WORLD.changes());
        Collections.shuffle(changes, new Random(4));
        changes.forEach(change -> other.apply(List.of(change)));
        other.refit();
        assertThat(other.snapshot().block().matrix())
                .isEqualTo(index.snapshot().block().matrix());
        assertThat(other.snapshot().block().prior())
                .isEqualTo(index.snapshot().block().prior());
    }

    @Test
    void popularityIsLogarithmicAndTheMostWatchedFilmHasOne() {
        IndexSnapshot snapshot = index.snapshot();
        assertThat(snapshot.prior(snapshot.rowOf(WORLD.id(0)))).isEqualTo(1);
        assertThat(snapshot.prior(snapshot.rowOf(WORLD.id(9))))
                .isCloseTo(Math.log1p(10) / Math.log1p(100), within(1e-6));
    }

    @Test
    void overAllFilmsThatAreHerePopularityAddsNothing() {
        index.apply(List.of(new FilmChanged(WORLD.id(3), null), new DnaChanged(WORLD.id(2), changed(0))));
        IndexSnapshot snapshot = index.snapshot();
        double sum = 0;
        double rawSum = 0;
        for (int row = 0; row < snapshot.block().rows(); row++) {
            if (snapshot.live().contains(row)) {
                sum += snapshot.centredPrior(row);
                rawSum += snapshot.prior(row);
            }
        }
        assertThat(rawSum).isGreaterThan(1);
        assertThat(sum).isCloseTo(0, within(1e-9));
    }

    @Test
    void filmsWithoutVectorsAreStillThere() {
        DnaIndex bare = new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
        bare.apply(List.of(new FilmChanged("a", WORLD.films().get(0))));
        assertThat(bare.snapshot().size()).isEqualTo(1);
    }

    private static FilmDna changed(int i) {
        float[] vector = new float[24];
        vector[i % 24] = 1;
        return new FilmDna(
                WORLD.id(2), "changed-" + i, List.of(new FilmDna.Block(Modality.THEME, TestWorld.THEME, vector)));
    }

    private static double[] transformed(IndexSnapshot snapshot, int film, Modality modality) {
        return snapshot.transform()
                .byModality()
                .get(modality)
                .transform()
                .apply(WORLD.dna().get(film).vector(modality, TestWorld.MODELS.get(modality)));
    }

    private static double square(double[] vector) {
        double sum = 0;
        for (double component : vector) {
            sum += component * component;
        }
        return sum;
    }

    private static double[] unit(double[] vector) {
        double[] unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= Math.sqrt(square(vector));
        }
        return unit;
    }

    private static float likeness(IndexSnapshot snapshot, int a, int b) {
        return snapshot.rowDots(RowScanner.best(), a, new int[] {b}, 0)[0];
    }
}
