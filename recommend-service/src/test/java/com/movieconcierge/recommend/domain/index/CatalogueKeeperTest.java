package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CatalogueKeeperTest {
    private static final TestWorld WORLD = TestWorld.small();
    private final AtomicReference<Instant> now = new AtomicReference<>(TestWorld.NOW);
    private final DnaIndex index =
            new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
    private final TitleSearch titles = new TitleSearch();
    private final CatalogueKeeper keeper = new CatalogueKeeper(
            index,
            List.of(titles),
            new RefitPolicy(0.1, Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(20)),
            Duration.ofMinutes(10),
            ((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void theBacklogIsFittedOnceAtItsEnd() {
        keeper.apply(WORLD.changes());
        now.updateAndGet(at -> at.plusSeconds(60));
        assertThat(keeper.refitIfDue()).isFalse();
        keeper.backlogRead();
        assertThat(index.snapshot().transform().films()).isEqualTo(60);
        assertThat(keeper.isWarm()).isTrue();
        assertThat(keeper.refitIfDue()).isFalse();
    }

    @Test
    void filmsThatArriveLaterAreFittedWhenTheirBurstIsOver() {
        keeper.backlogRead();
        now.updateAndGet(at -> at.plusSeconds(60));
        keeper.apply(WORLD.changes());
        assertThat(keeper.refitIfDue()).isFalse();
        now.updateAndGet(at -> at.plusMillis(600));
        assertThat(keeper.refitIfDue()).isTrue();
        assertThat(index.snapshot().transform().films()).isEqualTo(60);
        assertThat(titles.find("film number 3", 1, film -> 0)).hasSize(1);
    }
}
