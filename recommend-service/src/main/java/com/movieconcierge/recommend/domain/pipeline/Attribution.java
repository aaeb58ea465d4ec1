package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Modality;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.Taste;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Splits a score into what each rated film adds. The content part is linear in the history once the query's norms are held
 * fixed, so film i's share is its own summand {@code Σₖ α'ₖ · coefficientₖ(i) · ⟨T(vᵢ), cₖ⟩}. What the listed films leave
 * over of the whole is the share of those that are not listed.
 */
public final class Attribution {
    /** float32 sums and rows leave about 1e-6; more means that a profile and its history disagree. */
    static final double ROUNDING = 1e-4;

    private final IndexSnapshot index;
    private final List<TasteQuery.Block> blocks;
    private final List<Summand> summands;
    private final boolean accountsForAll;
    private final double beta;

    private record Summand(Taste.RatedFilm film, int row) {}

    /**
     * The score of one film, taken apart.
     *
     * @param films every listed film with a share, the largest first, whatever its sign
     * @param rest all others together
     * @param inconsistent true when nothing should be left over, and something is
     */
    public record Parts(
            double score, List<Contribution> films, Contribution rest, Contribution popularity, boolean inconsistent) {

        public Parts {
            films = List.copyOf(films);
        }
    }

    public Attribution(IndexSnapshot index, Taste taste, TasteQuery vectors, double beta) {
        this.index = index;
        this.blocks = vectors.blocks();
        this.beta = beta;
        this.summands = new ArrayList<>();
        boolean allFound = taste.historyComplete();
        for (Taste.RatedFilm film : taste.history()) {
            int row = index.rowOf(film.movieId());
            boolean counts = film.longWeight() != 0 || film.recentWeight() != 0;
            if (row >= 0 && counts) {
                summands.add(new Summand(film, row));
            }
            allFound &= row >= 0 || !counts;
        }
        this.accountsForAll = allFound;
    }

    /** Takes the score of a row apart. */
    public Parts of(int row) {
        Map<Modality, Double> rest = new EnumMap<>(Modality.class);
        double content = 0;
        for (int k = 0; k < blocks.size(); k++) {
            double whole = index.dot(blocks.get(k).vector(), row, k);
            rest.put(blocks.get(k).place().modality(), whole);
            content += whole;
        }
        List<Contribution> films = new ArrayList<>();
        for (Summand summand : summands) {
            Contribution contribution = contribution(summand, row);
            contribution.byModality().forEach((modality, share) -> rest.merge(modality, -share, Double::sum));
            if (contribution.share() != 0) {
                films.add(contribution);
            }
        }
        films.sort(Comparator.comparingDouble(film -> -Math.abs(film.share())));
        double left = rest.values().stream().mapToDouble(Double::doubleValue).sum();
        double popularity = beta * index.prior(row);
        return new Parts(
                content + popularity,
                films,
                new Contribution(Contribution.Kind.REST, null, null, left, rest),
                Contribution.popularity(popularity),
                accountsForAll && Math.abs(left) > ROUNDING);
    }

    private Contribution contribution(Summand summand, int row) {
        Map<Modality, Double> shares = new EnumMap<>(Modality.class);
        double share = 0;
        for (int k = 0; k < blocks.size(); k++) {
            TasteQuery.Block block = blocks.get(k);
            double coefficient = block.coefficient(summand.film);
            double part = coefficient == 0 ? 0 : coefficient * index.pull(summand.row, row, k);
            shares.put(block.place().modality(), part);
            share += part;
        }
        return new Contribution(Contribution.Kind.FILM, index.film(summand.row), summand.film.rating(), share, shares);
    }
}
