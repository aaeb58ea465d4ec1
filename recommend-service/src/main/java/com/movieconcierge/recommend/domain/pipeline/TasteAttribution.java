package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.Intent.Attribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a score into what each rated film adds. The content part is linear in the history once the query's norms are held
 * fixed, so film i's share is its own summand {@code Σₖ α'ₖ · coefficientₖ(i) · ⟨T(vᵢ), cₖ⟩}. What the listed films leave
 * over of the whole is the share of those that are not listed.
 */
public final class TasteAttribution implements Attribution {
    /** Nobody wants to read "because you rated it 2.0"; from three stars on the law counts a rating as liking. */
    private static final double LIKED = 3.0;

    private final IndexSnapshot index;
    private final RowScanner scanner;
    private final List<TasteQuery.Block> blocks;
    private final List<Modality> modalities;
    private final List<Summand> summands;
    private final List<Shares.Term> terms;
    private final int[] rows;
    private final boolean accountsForAll;
    private final double beta;

    /**
     * A rated film.
     *
     * @param factors one a block: what its row's dot product with a candidate's row is multiplied with
     */
    private record Summand(TasteProfile.RatedFilm rated, Film film, int row, double[] factors) {}

    public TasteAttribution(
            IndexSnapshot index, RowScanner scanner, TasteProfile taste, TasteQuery vectors, double beta) {
        this.index = index;
        this.scanner = scanner;
        this.blocks = vectors.blocks();
        this.modalities = blocks.stream().map(block -> block.place().modality()).toList();
        this.beta = beta;
        this.summands = new ArrayList<>();
        boolean allFound = taste.historyComplete();
        for (TasteProfile.RatedFilm film : taste.history()) {
            int row = index.rowOf(film.movieId());
            boolean counts = film.longWeight() != 0 || film.recentWeight() != 0;
            if (row >= 0 && counts) {
                summands.add(new Summand(film, index.film(row), row, factors(film, row)));
            }
            allFound &= row >= 0 || !counts;
        }
        this.rows = summands.stream().mapToInt(Summand::row).toArray();
        this.terms = summands.stream().map(TasteAttribution::term).toList();
        this.accountsForAll = allFound;
    }

    private static Shares.Term term(Summand summand) {
        double rating = summand.rated.stars();
        return new Shares.Term(Contribution.Kind.FILM, summand.film, rating, null, rating >= LIKED);
    }

    private double[] factors(TasteProfile.RatedFilm film, int row) {
        double[] factors = new double[blocks.size()];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = blocks.get(k).coefficient(film) * index.unscaled(row, k);
        }
        return factors;
    }

    @Override
    public Shares of(int row) {
        double[] content = new double[blocks.size()];
        for (int k = 0; k < content.length; k++) {
            content[k] = index.dot(blocks.get(k).vector(), row, k);
        }
        double[][] parts = new double[summands.size()][blocks.size()];
        for (int k = 0; k < blocks.size(); k++) {
            float[] dots = index.rowDots(scanner, row, rows, k);
            for (int i = 0; i < dots.length; i++) {
                parts[i][k] = summands.get(i).factors[k] * dots[i];
            }
        }
        return new Shares(modalities, content, terms, parts, beta * index.prior(row), accountsForAll);
    }
}
