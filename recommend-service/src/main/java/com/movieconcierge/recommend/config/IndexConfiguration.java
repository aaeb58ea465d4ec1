package com.movieconcierge.recommend.config;

import com.movieconcierge.model.Film;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.recommend.domain.behaviour.BehaviourShelf;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper.FilmListener;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RefitPolicy;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.Snapshots;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The scoring law and the films in memory. */
@Configuration(proxyBeanMethods = false)
@Import({Snapshots.ModelFollowing.class, TitleSearch.class})
class IndexConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(IndexConfiguration.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ScoringLaw scoringLaw(RecommendProperties properties, PlatformProperties platform) {
        return properties.scoring().law(platform.popularity());
    }

    @Bean
    RowScanner rowScanner() {
        RowScanner scanner = RowScanner.best();
        LOG.info("Row scanner: {}", scanner.name());
        return scanner;
    }

    @Bean
    DnaIndex dnaIndex(ScoringLaw law) {
        return new DnaIndex(law.recipes(), law.alphas(), law.popularHalfLife());
    }

    @Bean
    Supplier<IndexSnapshot> indexSnapshots(DnaIndex index) {
        return index::snapshot;
    }

    /** How much is watched of a film, by the same scale for all; 0 for one that is not here. */
    @Bean
    ToDoubleFunction<Film> popularity(DnaIndex index) {
        return film -> index.snapshot().prior(film);
    }

    @Bean
    CatalogueKeeper catalogueKeeper(
            DnaIndex index, List<FilmListener> lookups, RecommendProperties properties, Clock clock) {
        var refit = properties.refit();
        var policy = new RefitPolicy(refit.growth(), refit.quiet(), refit.patience(), refit.settle());
        return new CatalogueKeeper(index, lookups, policy, refit.keepBefore(), clock);
    }

    @Bean
    BehaviourShelf behaviourShelf(DnaIndex index) {
        return new BehaviourShelf(
                served -> {
                    index.serve(served);
                    LOG.info(
                            "What people choose next: {}",
                            served == null ? "no model serves" : "model " + served.model() + " serves");
                },
                reason -> LOG.warn("Passed over: {}", reason));
    }

    @Bean
    BooleanSupplier indexIsWarm(CatalogueKeeper catalogue, BehaviourShelf behaviour) {
        return () -> catalogue.isWarm() && behaviour.isRead();
    }

    @Bean
    HealthIndicator indexHealthIndicator(BooleanSupplier indexIsWarm, Supplier<IndexSnapshot> index) {
        return () -> {
            Health.Builder health = indexIsWarm.getAsBoolean()
                    ? Health.up()
                    : Health.down().withDetail("missing", "Catalogue is still loading from its topics.");
            return health.withDetail("films", index.get().size())
                    .withDetail("fittedFilms", index.get().transform().films())
                    .withDetail("modelVersion", index.get().version())
                    .build();
        };
    }
}
