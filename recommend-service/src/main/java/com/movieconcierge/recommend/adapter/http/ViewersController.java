package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.adapter.http.PersonasController.PersonaView;
import com.movieconcierge.recommend.adapter.http.UnderstandingView.AspectsView;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Intent;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import com.movieconcierge.recommend.domain.taste.TasteOverTime;
import com.movieconcierge.recommend.domain.taste.TasteSummary;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who the viewers are, what is known of them and how it changed; and how one is forgotten. */
@RestController
@RequestMapping("/v1/users")
record ViewersController(
        ViewerProfiles profiles,
        ViewerRequests requests,
        Supplier<IndexSnapshot> index,
        ScoringLaw law,
        TasteLaw tasteLaw,
        Personas personas,
        ViewerQuestions questions,
        Clock clock) {
    private static final int MOST_VIEWERS = 1000;
    private static final int LONGEST_QUERY = 128;
    private static final int TOP_FILMS = 20;
    private static final int MOST_MONTHS = 24;

    record ViewersView(List<ViewerProfiles.Viewer> users) {}

    @Operation(summary = "Viewers, the most recently active first")
    @GetMapping
    ViewersView viewers(@RequestParam(defaultValue = "60") int limit, @RequestParam(defaultValue = "") String query) {
        Input.within("limit", limit, 1, MOST_VIEWERS);
        Input.require(query.length() <= LONGEST_QUERY, "query", "is too long");
        return new ViewersView(profiles.viewers(limit, query));
    }

    /**
     * A taste that a person can read; {@code vectors} only when asked for.
     *
     * @param middleRating the stars that the viewer gives to a middling film: no reason names one with fewer
     */
    record ProfileView(
            String userId,
            @Nullable PersonaView persona,
            @Nullable StatedView stated,
            long revision,
            long profileOffset,
            Instant asOf,
            int ratingCount,
            double middleRating,
            int pendingCount,
            boolean historyComplete,
            String modelVersion,
            List<WeightedFilmView> topFilms,
            List<TasteSummary.Share> genres,
            List<TasteSummary.Share> eras,
            @Nullable List<SumView> vectors) {}

    record WeightedFilmView(
            FilmView movie, double rating, Instant ratedAt, double weight, double longWeight, double recentWeight) {

        static WeightedFilmView of(TasteSummary.WeightedFilm film) {
            TasteProfile.RatedFilm rated = film.rated();
            return new WeightedFilmView(
                    FilmView.of(film.film()),
                    rated.stars(),
                    rated.ratedAt(),
                    film.weight(),
                    rated.longWeight(),
                    rated.recentWeight());
        }
    }

    /** The raw sum {@code Σ wᵢvᵢ} of one modality and scale, with {@code Σ wᵢ}. */
    record SumView(String modality, String scale, String modelId, String modelVersion, double weight, float[] sum) {

        static SumView of(TasteProfile.Sum sum) {
            return new SumView(
                    sum.modality().key(),
                    sum.scale().key(),
                    sum.model().id(),
                    sum.model().version(),
                    sum.weight(),
                    sum.vector());
        }
    }

    @Operation(summary = "A viewer's taste; vectors=true adds the raw sums and every listed film")
    @GetMapping("/{userId}/profile")
    ProfileView profile(@PathVariable String userId, @RequestParam(defaultValue = "false") boolean vectors) {
        StoredTaste stored = profiles.load(Input.id("userId", userId));
        TasteProfile taste = stored.found().orElseThrow(() -> new UnknownException("profile of viewer", userId));
        IndexSnapshot snapshot = index.get();
        TasteSummary portrait = TasteSummary.of(taste, snapshot, law.lambda());
        return new ProfileView(
                userId,
                PersonaView.of(taste.persona(), personas),
                stated(stored, snapshot, vectors),
                taste.revision(),
                taste.appliedOffset(),
                taste.asOf(),
                taste.ratingCount(),
                taste.middleStars(),
                taste.pendingCount(),
                taste.historyComplete(),
                snapshot.version(),
                portrait.films().stream()
                        .limit(vectors ? Integer.MAX_VALUE : TOP_FILMS)
                        .map(WeightedFilmView::of)
                        .toList(),
                portrait.genres(),
                portrait.eras(),
                vectors ? taste.sums().stream().map(SumView::of).toList() : null);
    }

    private @Nullable StatedView stated(StoredTaste stored, IndexSnapshot snapshot, boolean vectors) {
        StatedTaste statement = stored.statement();
        if (statement == null) {
            return null;
        }
        ViewerQuestions.Question question = questions.of(stored, snapshot, clock.instant());
        return new StatedView(
                statement.statedAt(),
                question.influence(),
                statement.restatement(),
                AspectsView.of(statement.wanted()),
                AspectsView.of(statement.less()),
                AspectsView.of(statement.mustNots()),
                vectors ? question.stated().map(StatedVectorView::of).orElse(null) : null);
    }

    /** History is not complete where early months are told by the films that weigh most today alone. */
    record TasteHistoryView(
            String userId,
            boolean historyComplete,
            @JsonUnwrapped TasteOverTime told) {}

    @Operation(
            summary = "How a viewer's taste changed, month by month",
            description =
                    "Genre shares at the end of each calendar month (UTC), by the ratings made until then. The last month is"
                            + " the one of the viewer's newest rating (the profile's asOf), not today's.")
    @GetMapping("/{userId}/taste-history")
    TasteHistoryView history(@PathVariable String userId, @RequestParam(defaultValue = "12") int months) {
        String id = Input.id("userId", userId);
        Input.within("months", months, 1, MOST_MONTHS);
        TasteProfile taste = profiles.load(id).found().orElseThrow(() -> new UnknownException("profile of viewer", id));
        return new TasteHistoryView(
                id, taste.historyComplete(), TasteOverTime.of(taste, index.get(), tasteLaw, months));
    }

    /** Where a request is written; it takes effect a moment later. */
    record WrittenView(String userId, int partition, long offset) {
        static WrittenView of(String userId, ViewerRequests.Receipt receipt) {
            return new WrittenView(userId, receipt.partition(), receipt.offset());
        }
    }

    @Operation(
            summary = "Forgets a viewer: every rating, what they stated, the profile, and everything derived from them")
    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CompletableFuture<WrittenView> forget(@PathVariable String userId) {
        // What is stated first: the profile forgets it with the erasure, but the log only with its own deletion.
        return requests.withdraw(Input.id("userId", userId))
                .thenCompose(deleted -> requests.erase(userId))
                .thenApply(receipt -> WrittenView.of(userId, receipt));
    }

    @Operation(summary = "Deletes what a viewer has stated in prompts; ratings stay")
    @DeleteMapping("/{userId}/stated-taste")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CompletableFuture<WrittenView> withdraw(@PathVariable String userId) {
        return requests.withdraw(Input.id("userId", userId)).thenApply(receipt -> WrittenView.of(userId, receipt));
    }

    /**
     * What a viewer has stated.
     *
     * @param influence λ, in [0, 1]: its part of the viewer's query beside what they rated, now
     * @param vectors only when asked for, and where it counts
     */
    record StatedView(
            Instant statedAt,
            double influence,
            String restatement,
            AspectsView wanted,
            AspectsView less,
            AspectsView mustNots,
            @Nullable List<StatedVectorView> vectors) {}

    /** What is stated as a query, in one modality's space: unit length, or zero. */
    record StatedVectorView(String modality, double[] vector) {
        static List<StatedVectorView> of(Intent stated) {
            List<StatedVectorView> views = new ArrayList<>();
            for (BlockLayout.Block place : stated.vector().layout().blocks()) {
                views.add(new StatedVectorView(
                        place.modality().key(), stated.vector().blocks().get(views.size())));
            }
            return views;
        }
    }
}
