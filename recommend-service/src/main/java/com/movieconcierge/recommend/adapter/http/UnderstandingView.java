package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of an understood prompt: as it goes out, and as it comes back, where anything may be missing. */
record UnderstandingView(
        @Nullable String restatement,
        @Nullable List<SeedView> seeds,
        @Nullable List<String> people,
        @Nullable List<String> genres,
        @Nullable List<String> moods,
        @Nullable List<String> keywords,
        @Nullable EraView era,
        @Nullable String language,
        @Nullable AspectsView mustNots,
        @Nullable AspectsView less,
        @Nullable Integer limit,
        @Nullable String words) {

    record SeedView(
            @Nullable String movieId,
            @Nullable String title,
            @Nullable Integer year) {}

    record EraView(@Nullable Integer from, @Nullable Integer to) {
        static @Nullable EraView of(@Nullable Era era) {
            return era == null ? null : new EraView(era.from(), era.to());
        }
    }

    /** What no film may be, or should be less like. */
    record AspectsView(
            @Nullable List<SeedView> films,
            @Nullable List<String> people,
            @Nullable List<String> genres,
            @Nullable List<String> moods,
            @Nullable List<String> keywords,
            @Nullable List<String> languages,
            @Nullable List<EraView> eras) {

        static AspectsView of(Aspects aspects) {
            return new AspectsView(
                    seedViews(aspects.films()),
                    aspects.people(),
                    aspects.genres(),
                    aspects.moods(),
                    aspects.keywords(),
                    aspects.languages(),
                    aspects.eras().stream()
                            .map(era -> new EraView(era.from(), era.to()))
                            .toList());
        }
    }

    static UnderstandingView of(Understanding understood) {
        Aspects wanted = understood.wanted();
        return new UnderstandingView(
                understood.restatement(),
                seedViews(wanted.films()),
                wanted.people(),
                wanted.genres(),
                wanted.moods(),
                wanted.keywords(),
                EraView.of(understood.era()),
                understood.language(),
                AspectsView.of(understood.mustNots()),
                AspectsView.of(understood.less()),
                understood.limit(),
                understood.words());
    }

    private static List<SeedView> seedViews(List<SeedFilm> seeds) {
        return seeds.stream()
                .map(seed -> new SeedView(seed.movieId(), seed.title(), seed.year()))
                .toList();
    }
}
