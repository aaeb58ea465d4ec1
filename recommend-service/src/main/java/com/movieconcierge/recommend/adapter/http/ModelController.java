package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.behaviour.NextFilmFactors;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw.StatedLaw;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is needed to check a score by hand. */
@RestController
record ModelController(DnaIndex catalogue, ScoringLaw law, TasteLaw taste, RowScanner scanner) {
    private static final String LAW =
            "score(u, m) = sum_k alpha_k <q_k(u), c_k(m)>, over the modalities k that m has, + behaviour(u, m)"
                    + " + beta (prior(m) - mean prior);"
                    + " c_k(m) = T_k(v) / |T_k(v)|; T_k(v) = W_k (v - mu_k);"
                    + " q_k(u) = unit((1 - lambda) unit(Q_long) + lambda unit(Q_recent)), and with a stated taste s"
                    + " unit((1 - l) q_k(u) + l s_k), l = w / (w + n / ratings), w = 2^(-age / halfLife), n ratings that count; Q_s = W_k (sum - mu_k weight);"
                    + " prior(m) = log(1 + c) / log(1 + max c), c the decayed count";

    /** Every number of the law; {@code transform} of a modality only when asked for. */
    record ModelView(
            String law,
            String modelVersion,
            int films,
            int fittedFilms,
            int stride,
            String scanner,
            double lambda,
            double beta,
            StatedLaw stated,
            List<ModalityView> modalities,
            List<CandidateView> models,
            PreferenceView preference,
            PriorView prior,
            @Nullable BehaviourView behaviour) {}

    /**
     * What people choose next: {@code weight · Σᵢ Σ_s scales[s]^rank(i) · w(s, i; m)}, with w of {@code
     * /v1/movies/{i}/next?weights=true}, rank 0 the latest of the profile's films, scales cut off below 0.001; and what the
     * factors add.
     *
     * @param leastGapSeconds shorter times since the last rating count as this
     */
    record BehaviourView(
            String modelId,
            String modelVersion,
            double weight,
            List<Double> scales,
            @Nullable NextFactorsView factors,
            long leastGapSeconds,
            BehaviourReport report) {}

    /**
     * Adds {@code weight · Σᵢ Σ_s scales[s]^rank(i) · Σ_k in(i)[k] · gates[moment][s][k] · out(m)[k]}, with in and out of {@code
     * /v1/movies/{i}/next?weights=true}.
     *
     * @param gapSeconds the longest time since the last rating of each kind of moment but the last, which has none
     * @param gates when vectors are asked for
     */
    record NextFactorsView(
            int dimensions,
            List<Double> scales,
            List<Long> gapSeconds,
            @Nullable List<List<float[]>> gates) {}

    /** A model in the catalogue: whether it serves, or the switch asks for it, and films that have a vector of it. */
    record CandidateView(
            String modality, String modelId, String modelVersion, int films, boolean serving, boolean wanted) {}

    record ModalityView(
            String modality,
            String modelId,
            String modelVersion,
            int dims,
            int offset,
            double alpha,
            String kind,
            double epsilon,
            int fittedFilms,
            @Nullable TransformView transform) {}

    /** μ, and W row by row; no matrix is the identity. */
    record TransformView(double[] mean, double @Nullable [][] matrix) {}

    record PreferenceView(
            Map<String, Double> byRating, Instant landmark, Duration halfLife, double recentFactor, int recentSize) {}

    record PriorView(Duration popularHalfLife, Duration trendingHalfLife, Instant now, double maxCount, double mean) {}

    @Operation(summary = "Every number of the scoring law; vectors=true adds the transforms")
    @GetMapping("/v1/model")
    ModelView model(@RequestParam(defaultValue = "false") boolean vectors) {
        IndexSnapshot snapshot = catalogue.snapshot();
        List<ModalityView> modalities = new ArrayList<>();
        for (BlockLayout.Block place : snapshot.layout().blocks()) {
            modalities.add(modality(place, snapshot.transform(), vectors));
        }
        return new ModelView(
                LAW,
                snapshot.version(),
                snapshot.size(),
                snapshot.transform().films(),
                snapshot.layout().stride(),
                scanner.name(),
                law.lambda(),
                law.beta(),
                law.stated(),
                modalities,
                candidates(),
                new PreferenceView(
                        byRating(),
                        taste.decay().landmark(),
                        taste.decay().halfLife(),
                        taste.recentFactor(),
                        taste.recentSize()),
                new PriorView(
                        law.popularHalfLife(),
                        law.trendingHalfLife(),
                        snapshot.priors().now(),
                        snapshot.priors().max(),
                        snapshot.priors().mean()),
                behaviour(snapshot.behaviour(), vectors));
    }

    private @Nullable BehaviourView behaviour(@Nullable BehaviourRows rows, boolean vectors) {
        return rows == null
                ? null
                : new BehaviourView(
                        rows.served().model().id(),
                        rows.served().model().version(),
                        law.behaviour().weight(),
                        rows.served().learned().scales(),
                        rows.served()
                                .learned()
                                .factors()
                                .map(factors -> factors(factors, vectors))
                                .orElse(null),
                        law.behaviour().leastGap().toSeconds(),
                        rows.served().report());
    }

    private static NextFactorsView factors(NextFilmFactors factors, boolean vectors) {
        return new NextFactorsView(
                factors.dimensions(), factors.scales(), factors.gaps().bounds(), vectors ? gates(factors) : null);
    }

    private static List<List<float[]>> gates(NextFilmFactors factors) {
        return IntStream.range(0, factors.gaps().kinds())
                .mapToObj(kind -> IntStream.range(0, factors.scales().size())
                        .mapToObj(scale -> factors.gate(kind, scale))
                        .toList())
                .toList();
    }

    private List<CandidateView> candidates() {
        return catalogue.coverage().stream()
                .map(model -> new CandidateView(
                        model.modality().key(),
                        model.model().id(),
                        model.model().version(),
                        model.films(),
                        model.serving(),
                        model.wanted()))
                .toList();
    }

    private ModalityView modality(BlockLayout.Block place, CatalogueTransform transform, boolean vectors) {
        var fitted = transform.fitted(place.modality());
        var recipe = Objects.requireNonNull(law.recipes().get(place.modality()));
        double[] matrix = vectors ? fitted.transform().matrix() : null;
        return new ModalityView(
                place.modality().key(),
                fitted.model().id(),
                fitted.model().version(),
                place.dims(),
                place.offset(),
                place.alpha(),
                recipe.kind().name().toLowerCase(Locale.ROOT),
                fitted.epsilon(),
                fitted.films(),
                vectors ? new TransformView(fitted.transform().mean(), rows(matrix, place.dims())) : null);
    }

    private static double @Nullable [][] rows(double @Nullable [] matrix, int dims) {
        if (matrix == null) {
            return null;
        }
        double[][] rows = new double[dims][dims];
        for (int i = 0; i < dims; i++) {
            System.arraycopy(matrix, i * dims, rows[i], 0, dims);
        }
        return rows;
    }

    private Map<String, Double> byRating() {
        Map<String, Double> byRating = new TreeMap<>();
        for (int half = 1; half <= 10; half++) {
            byRating.put(Double.toString(half / 2.0), taste.preference().of(half / 2.0));
        }
        return byRating;
    }
}
