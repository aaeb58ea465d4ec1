package com.movieconcierge.recommend.domain.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.TestWorld.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasteSummaryTest {
    private static final TestWorld WORLD = TestWorld.small();

    @Test
    void sharesOfGenresAndErasAddUpAndDislikesCountForNone() {
        TasteProfile taste =
                WORLD.taste("ava", List.of(new Verdict(0, 5.0), new Verdict(5, 4.0), new Verdict(1, 0.5)), 100, 1);
        TasteSummary portrait = TasteSummary.of(taste, WORLD.index().snapshot(), 0.5);
        assertThat(portrait.genres()).hasSize(1);
        assertThat(portrait.genres().get(0).name()).isEqualTo("Drama");
        assertThat(portrait.genres().get(0).share()).isCloseTo(1, within(1e-12));
        assertThat(portrait.eras()).extracting(TasteSummary.Share::name).containsExactly("1980s");
        assertThat(portrait.films()).hasSize(3);
    }
}
