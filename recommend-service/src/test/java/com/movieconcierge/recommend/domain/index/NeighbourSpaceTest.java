package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.recommend.TestWorld;
import org.junit.jupiter.api.Test;

class NeighbourSpaceTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final int WITH_BOTH = 0;
    /** See {@link TestWorld}: every fifth film lacks its theme. */
    private static final int WITHOUT_THEME = 4;

    private final IndexSnapshot index = WORLD.index().snapshot();
    private final NeighbourSpace space = new NeighbourSpace(index);

    @Test
    void aFilmIsAsLikeItselfAsCanBe() {
        assertThat(space.similarity(point(WITH_BOTH), row(WITH_BOTH))).isCloseTo(1, within(1e-6));
        assertThat(space.similarity(point(WITHOUT_THEME), row(WITHOUT_THEME))).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatTheOtherFilmLacksSpeaksNeitherForItNorAgainst() {
        double facts = index.cosine(row(WITH_BOTH), row(WITHOUT_THEME), 1);
        assertThat(space.similarity(point(WITH_BOTH), row(WITHOUT_THEME))).isCloseTo(0.4 * facts, within(1e-6));
    }

    @Test
    void whatTheFilmThatIsAskedAboutLacksIsNotAsked() {
        double facts = index.cosine(row(WITH_BOTH), row(WITHOUT_THEME), 1);
        assertThat(space.similarity(point(WITHOUT_THEME), row(WITH_BOTH))).isCloseTo(facts, within(1e-6));
    }

    private NeighbourSpace.Point point(int film) {
        return space.point(row(film));
    }

    private int row(int film) {
        return index.rowOf(WORLD.id(film));
    }
}
