package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.index.CatalogueChange.DnaChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.ServingChanged;
import com.movieconcierge.recommend.domain.pipeline.Snapshots;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSwitchTest {
    private static final ModelRef NEWER = new ModelRef("newer-theme", "2");
    private static final int NEWER_DIMS = 8;

    private final TestWorld world = TestWorld.small();
    private final DnaIndex index = world.index();

    @Test
    void aModelThatFillsInChangesNothing() {
        String version = index.snapshot().transform().version();
        fillIn(0, 60);

        assertThat(index.wouldSwitch()).isFalse();
        assertThat(index.changedSinceFit()).isZero();
        index.refit();
        assertThat(index.snapshot().transform().version()).isEqualTo(version);
    }

    @Test
    void theSwitchWaitsUntilNearlyAllFilmsAreThere() {
        index.apply(List.of(new ServingChanged(Modality.THEME, NEWER)));
        assertThat(index.wouldSwitch()).as("no film has it").isFalse();
        fillIn(0, 30);
        assertThat(index.wouldSwitch()).as("half of the films have it").isFalse();
        fillIn(30, 60);
        assertThat(index.wouldSwitch()).isTrue();
    }

    @Test
    void readersMoveOverWithTheNextFitAndBackAgain() {
        fillIn(0, 60);
        index.apply(List.of(new ServingChanged(Modality.THEME, NEWER)));
        IndexSnapshot old = index.snapshot();
        index.refit();
        assertThat(theme(index.snapshot())).isEqualTo(NEWER);
        assertThat(index.snapshot().layout().blocks().get(0).dims()).isEqualTo(NEWER_DIMS);
        assertThat(index.before()).isSameAs(old);
        assertThat(index.coverage())
                .contains(new ModelCensus.Coverage(Modality.THEME, TestWorld.THEME, 48, false, false))
                .contains(new ModelCensus.Coverage(Modality.THEME, NEWER, 48, true, true));

        index.apply(List.of(new ServingChanged(Modality.THEME, TestWorld.THEME)));
        index.refit();
        assertThat(index.snapshot().transform().version())
                .isEqualTo(old.transform().version());
    }

    @Test
    void withoutAWishTheModelStaysUntilItIsAbandoned() {
        fillIn(0, 60);
        for (int i = 0; i < 60; i++) {
            assertThat(index.wouldSwitch()).as("after %s films", i).isEqualTo(i > 30);
            FilmDna film = world.dna().get(i);
            List<FilmDna.Block> left = withNewer(film, i).blocks().stream()
                    .filter(block -> !block.model().equals(TestWorld.THEME))
                    .toList();
            index.apply(List.of(new DnaChanged(film.movieId(), new FilmDna(film.movieId(), "left-" + i, left))));
        }
    }

    @Test
    void aViewerWhoseProfileLagsIsAnsweredFromTheStateBefore() {
        var snapshots = new Snapshots.ModelFollowing(index);
        TasteProfile lagging =
                world.taste("u", List.of(new TestWorld.Verdict(0, 5), new TestWorld.Verdict(1, 4)), 10, 1);
        fillIn(0, 60);
        index.apply(List.of(new ServingChanged(Modality.THEME, NEWER)));
        IndexSnapshot old = index.snapshot();
        index.refit();

        assertThat(snapshots.of(lagging)).isSameAs(old);
        assertThat(snapshots.of(null)).isSameAs(index.snapshot());
        assertThat(snapshots.of(followed(lagging))).isSameAs(index.snapshot());
        index.dropBefore();
        assertThat(snapshots.of(lagging)).isSameAs(index.snapshot());
    }

    private void fillIn(int from, int to) {
        for (int i = from; i < to; i++) {
            FilmDna film = world.dna().get(i);
            index.apply(List.of(new DnaChanged(film.movieId(), withNewer(film, i))));
        }
    }

    private static FilmDna withNewer(FilmDna film, int i) {
        List<FilmDna.Block> blocks = new ArrayList<>(film.blocks());
        if (film.has(Modality.THEME)) {
            float[] vector = new float[NEWER_DIMS];
            vector[i % NEWER_DIMS] = 1;
            blocks.add(new FilmDna.Block(Modality.THEME, NEWER, vector));
        }
        return new FilmDna(film.movieId(), "with-newer-" + i, blocks);
    }

    private static TasteProfile followed(TasteProfile taste) {
        List<TasteProfile.Sum> sums = new ArrayList<>(taste.sums());
        for (TasteScale scale : TasteScale.values()) {
            taste.sum(Modality.THEME, scale, TestWorld.THEME)
                    .ifPresent(sum -> sums.add(
                            new TasteProfile.Sum(Modality.THEME, scale, NEWER, sum.weight(), new float[NEWER_DIMS])));
        }
        return new TasteProfile(
                taste.userId(),
                taste.revision() + 1,
                0,
                taste.appliedOffset(),
                taste.asOf(),
                taste.ratingCount(),
                0,
                sums,
                taste.history(),
                true,
                null,
                null);
    }

    private static ModelRef theme(IndexSnapshot snapshot) {
        return snapshot.transform().fitted(Modality.THEME).model();
    }
}
