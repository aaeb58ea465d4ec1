package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.FreshReads;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.adapter.http.RecommendationsView.ContributionView;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import com.movieconcierge.recommend.domain.pipeline.PairExplainer;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lists for viewers: one now, one that contains a certain rating, one after every change; and the proof of a score. */
@RestController
@RequestMapping("/v1/users/{userId}")
record RecommendationsController(
        RecommendationPipeline pipeline,
        FreshReads freshReads,
        LiveLists liveLists,
        PairExplainer pairs,
        Personas personas,
        HttpSettings settings) {
    private static final int LONGEST_GENRE = 60;

    @Operation(
            summary = "Films for a viewer, each with a reason whose shares add up to its score",
            description =
                    "minOffset is the offset that a rating was answered with: the list waits, up to waitMillis,"
                            + " until the profile contains that rating. Which films are listed, and no score, depends on diversity (0 to 1:"
                            + " films that differ), calibration (0 to 1: genres in the proportions of what the viewer liked), rotate (each"
                            + " day, in UTC, a list of its own, of films that are nearly as good; the best stays) and explore (every fifth"
                            + " place to a film that hardly anybody has rated, marked by exploration with the probability of its draw).")
    @GetMapping("/recommendations")
    CompletableFuture<RecommendationsView> recommendations(
            @PathVariable String userId,
            @RequestParam(defaultValue = "5") int limit,
            @RequestParam(required = false) @Nullable String genre,
            @RequestParam(required = false) @Nullable Integer yearFrom,
            @RequestParam(required = false) @Nullable Integer yearTo,
            @RequestParam(defaultValue = "true") boolean excludeSeen,
            @RequestParam(defaultValue = "0") double diversity,
            @RequestParam(defaultValue = "0") double calibration,
            @RequestParam(defaultValue = "false") boolean rotate,
            @RequestParam(defaultValue = "false") boolean explore,
            @RequestParam(required = false) @Nullable Long minOffset,
            @RequestParam(required = false) @Nullable Integer waitMillis) {
        var request = request(
                userId, limit, genre, yearFrom, yearTo, excludeSeen, shape(diversity, calibration, rotate, explore));
        Duration wait = Input.wait(waitMillis, settings.usualWait());
        Input.require(minOffset == null || minOffset >= 0, "minOffset", "must not be negative");
        return (minOffset == null
                        ? CompletableFuture.completedFuture(pipeline.recommend(request))
                        : freshReads.recommend(request, minOffset, wait))
                .thenApply(list -> RecommendationsView.of(list, personas));
    }

    @Operation(
            summary = "A list now and a new one whenever the viewer's profile changes, as server-sent events",
            description = "diversity, calibration, rotate and explore as for a single list.")
    @GetMapping(path = "/recommendations/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @PathVariable String userId,
            @RequestParam(defaultValue = "5") int limit,
            @RequestParam(required = false) @Nullable String genre,
            @RequestParam(required = false) @Nullable Integer yearFrom,
            @RequestParam(required = false) @Nullable Integer yearTo,
            @RequestParam(defaultValue = "true") boolean excludeSeen,
            @RequestParam(defaultValue = "0") double diversity,
            @RequestParam(defaultValue = "0") double calibration,
            @RequestParam(defaultValue = "false") boolean rotate,
            @RequestParam(defaultValue = "false") boolean explore) {
        return liveLists.open(request(
                userId, limit, genre, yearFrom, yearTo, excludeSeen, shape(diversity, calibration, rotate, explore)));
    }

    static RecommendationRequest request(
            String userId,
            int limit,
            @Nullable String genre,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            boolean excludeSeen,
            ListShape shape) {
        Input.require(genre == null || genre.length() <= LONGEST_GENRE, "genre", "is too long");
        Input.require(yearFrom == null || yearTo == null || yearFrom <= yearTo, "yearFrom", "must not be after yearTo");
        return new RecommendationRequest(
                Input.id("userId", userId),
                Input.limit(limit),
                genre == null || genre.isBlank() ? null : genre,
                yearFrom,
                yearTo,
                excludeSeen,
                shape);
    }

    static ListShape shape(double diversity, double calibration, boolean rotate, boolean explore) {
        return new ListShape(
                Input.share("diversity", diversity), Input.share("calibration", calibration), rotate, explore);
    }

    record ExplanationView(
            String userId,
            FilmView movie,
            long profileOffset,
            String modelVersion,
            double score,
            String reason,
            boolean historyComplete,
            List<ContributionView> contributions,
            PairExplainer.@Nullable Counterfactual without) {}

    @Operation(
            summary = "Why a film scores what it scores for a viewer",
            description = "Every listed film of the history with its share; without=movieId adds the score had that"
                    + " film not been rated, the query's norms held fixed.")
    @GetMapping("/explanations/{movieId}")
    ExplanationView explanation(
            @PathVariable String userId,
            @PathVariable String movieId,
            @RequestParam(required = false) @Nullable String without) {
        var pair = pairs.explain(
                Input.id("userId", userId),
                Input.id("movieId", movieId),
                without == null ? null : Input.id("without", without));
        return new ExplanationView(
                userId,
                FilmView.of(pair.recommendation().film()),
                pair.taste().appliedOffset(),
                pair.modelVersion(),
                pair.recommendation().score(),
                pair.recommendation().reason(),
                pair.taste().historyComplete(),
                pair.recommendation().contributions().stream()
                        .map(ContributionView::of)
                        .toList(),
                pair.counterfactual().orElse(null));
    }
}
