package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.Intent.Attribution;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteIntent;
import java.util.ArrayList;
import java.util.List;

/**
 * A viewer's rated taste t and stated taste s as one question: per modality {@code q = ((1 − λ) t + λ s) / N}, with N making
 * q a unit vector. With N held fixed that is linear in both, so the shares of either are its own, times a factor.
 */
public final class BlendedIntent implements Intent {
    private final IndexSnapshot index;
    private final TasteIntent rated;
    private final Intent stated;
    private final boolean isBinding;
    private final double[] ratedFactors;
    private final double[] statedFactors;
    private final QueryVector vector;

    /**
     * @param influence λ, in (0, 1)
     * @param isBinding whether what the statement rules out is left out
     */
    BlendedIntent(IndexSnapshot index, TasteIntent rated, Intent stated, double influence, boolean isBinding) {
        this.index = index;
        this.rated = rated;
        this.stated = stated;
        this.isBinding = isBinding;
        int blocks = index.layout().blocks().size();
        this.ratedFactors = new double[blocks];
        this.statedFactors = new double[blocks];
        for (int k = 0; k < blocks; k++) {
            double norm =
                    QueryVector.norm(mix(1 - influence, rated.vector().blocks().get(k), influence, statedBlock(k)));
            ratedFactors[k] = norm > 0 ? (1 - influence) / norm : 0;
            statedFactors[k] = norm > 0 ? influence / norm : 0;
        }
        this.vector = new QueryVector(index.layout(), with(rated.vector().blocks()));
    }

    /** The blocks of the query with another rated taste, the norms held fixed. */
    List<double[]> with(List<double[]> taste) {
        List<double[]> blocks = new ArrayList<>();
        for (int k = 0; k < taste.size(); k++) {
            blocks.add(mix(ratedFactors[k], taste.get(k), statedFactors[k], statedBlock(k)));
        }
        return blocks;
    }

    private double[] statedBlock(int k) {
        return stated.vector().blocks().get(k);
    }

    private static double[] mix(double factorA, double[] a, double factorB, double[] b) {
        double[] mix = new double[a.length];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = factorA * a[i] + factorB * b[i];
        }
        return mix;
    }

    @Override
    public QueryVector vector() {
        return vector;
    }

    @Override
    public Attribution attribution(RowScanner scanner, double beta) {
        Attribution ofRated = rated.attribution(scanner, beta);
        Attribution ofStated = stated.attribution(scanner, beta);
        return row -> ofRated.of(row).blended(ratedFactors, ofStated.of(row), statedFactors);
    }

    /** The strongest term decides: a rated film, or what was asked for. */
    @Override
    public String reason(int row, Shares shares) {
        boolean isStated =
                shares.reason().filter(because -> because.rating() == null).isPresent();
        return isStated ? stated.reason(row, shares) : Reasons.personal(index, row, shares);
    }

    @Override
    public boolean admits(int row) {
        return !isBinding || stated.admits(row);
    }
}
