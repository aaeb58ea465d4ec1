package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.SuccessionCounts.Succession;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What viewers go on to after a film, and with which weights that counts. */
@RestController
record NextFilmsController(Supplier<IndexSnapshot> index) {

    /**
     * @param modelVersion null while no model of what people choose next serves
     * @param known whether the film was rated often enough to be learned
     * @param weights only when asked for
     */
    record NextView(
            String movieId,
            @Nullable String modelVersion,
            boolean known,
            List<WentOnView> next,
            @Nullable List<WeightsView> weights,
            @Nullable FactorsView factors) {}

    /** Of so many viewers who rated the film highly, so many rated another one soon after it. */
    record WentOnView(FilmView movie, int viewers, int followed) {}

    /**
     * What the film adds to the score of others when it is the latest event, on one scale.
     *
     * @param next movieId → weight; 0 for all others
     */
    record WeightsView(double scale, Map<String, Float> next) {}

    /** The film's factors: as an event, and as a candidate. */
    record FactorsView(float[] in, float[] out) {}

    @Operation(summary = "What viewers of a film went on to; weights=true adds what that weighs in scores")
    @GetMapping("/v1/movies/{movieId}/next")
    NextView next(
            @PathVariable String movieId,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "false") boolean weights) {
        IndexSnapshot snapshot = index.get();
        if (snapshot.rowOf(Input.id("movieId", movieId)) < 0) {
            throw new UnknownException("film", movieId);
        }
        int most = Input.limit(limit);
        BehaviourRows behaviour = snapshot.behaviour();
        if (behaviour == null) {
            return new NextView(movieId, null, false, List.of(), null, null);
        }
        NextFilmModel learned = behaviour.served().learned();
        int film = learned.number(movieId);
        boolean known = film != NextFilmModel.UNKNOWN;
        return new NextView(
                movieId,
                behaviour.served().model().version(),
                known,
                known ? wentOn(snapshot, learned, film, most) : List.of(),
                known && weights ? weights(learned, film) : null,
                known && weights ? factors(learned, film) : null);
    }

    private static List<WentOnView> wentOn(IndexSnapshot snapshot, NextFilmModel learned, int film, int most) {
        List<WentOnView> next = new ArrayList<>();
        for (int other : learned.successions().most(film, most)) {
            int row = snapshot.rowOf(learned.films().get(other));
            Optional<Succession> seen = learned.successions().of(film, other);
            if (row >= 0 && seen.isPresent()) {
                next.add(new WentOnView(
                        FilmView.of(snapshot.film(row)),
                        seen.get().viewers(),
                        seen.get().followed()));
            }
        }
        return next;
    }

    private static List<WeightsView> weights(NextFilmModel learned, int film) {
        return IntStream.range(0, learned.scales().size())
                .mapToObj(scale -> new WeightsView(learned.scales().get(scale), learned.weights(scale, film)))
                .toList();
    }

    private static @Nullable FactorsView factors(NextFilmModel learned, int film) {
        return learned.factors()
                .map(factors -> new FactorsView(factors.in(film), factors.out(film)))
                .orElse(null);
    }
}
