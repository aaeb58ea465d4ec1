package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.behaviour.BehaviourQuery;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What candidates are compared with: a taste, a prompt. The stages know no more of it than this. */
public interface Intent {

    /** The question as vectors. */
    QueryVector vector();

    /** What people choose next, where that is part of the question. */
    default Optional<BehaviourQuery> behaviour() {
        return Optional.empty();
    }

    /** How its scores are taken apart. */
    Attribution attribution(RowScanner scanner, double beta);

    /** The sentence under a film; claims only what the shares and the films' records say. */
    String reason(int row, Shares shares);

    /** Whether a film may be in the list at all. */
    default boolean admits(int row) {
        return true;
    }

    /**
     * What a film should be like. One after the other narrows the candidates, where enough for the list are left; where
     * they are not, the films that meet it are only drawn to the front by their scores.
     */
    default List<IntPredicate> wishes() {
        return List.of();
    }

    /** Splits scores into what each part of the question adds. */
    @FunctionalInterface
    interface Attribution {

        Shares of(int row);
    }

    /** @param behaviour empty where it is not asked, or not known */
    record TasteIntent(IndexSnapshot index, TasteProfile taste, TasteQuery query, Optional<BehaviourQuery> behaviour)
            implements Intent {

        @Override
        public QueryVector vector() {
            return query.vector();
        }

        @Override
        public Attribution attribution(RowScanner scanner, double beta) {
            return new TasteAttribution(index, scanner, this, beta);
        }

        @Override
        public String reason(int row, Shares shares) {
            return Reasons.personal(index, row, shares);
        }
    }

    /**
     * Splits a score into what each rated film adds. The content part is linear in the history once the query's norms are held
     * fixed, so film i's share is its own summand {@code Σₖ α'ₖ · coefficientₖ(i) · ⟨T(vᵢ), cₖ⟩}. What the listed films leave
     * over of the whole is the share of those that are not listed.
     */
    final class TasteAttribution implements Attribution {
        /**
         * Nobody wants to read "because you rated it 2.0", nor 3.0 where they give most films 4; from three stars on the law
         * counts a rating as liking.
         */
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
        private final Optional<BehaviourQuery> behaviour;

        /** @param factors one a block: what its row's dot product with a candidate's row is multiplied with */
        private record Summand(TasteProfile.RatedFilm rated, Film film, int row, double[] factors) {}

        public TasteAttribution(IndexSnapshot index, RowScanner scanner, TasteIntent asked, double beta) {
            TasteProfile taste = asked.taste();
            this.index = index;
            this.scanner = scanner;
            this.blocks = asked.query().blocks();
            this.behaviour = asked.behaviour();
            this.modalities = modalities(blocks, behaviour.isPresent());
            this.beta = beta;
            this.summands = new ArrayList<>();
            boolean allFound = taste.historyComplete();
            for (TasteProfile.RatedFilm film : taste.history()) {
                int row = index.rowOf(film.movieId());
                boolean counts = film.longWeight() != 0 || film.recentWeight() != 0;
                if (row >= 0 && (counts || behaviour.isPresent())) {
                    summands.add(new Summand(film, index.film(row), row, factors(film, row)));
                }
                allFound &= row >= 0 || !counts && behaviour.isEmpty();
            }
            this.rows = summands.stream().mapToInt(Summand::row).toArray();
            double least = Math.max(LIKED, taste.middleStars());
            this.terms = summands.stream().map(summand -> term(summand, least)).toList();
            this.accountsForAll = allFound;
        }

        private static List<Modality> modalities(List<TasteQuery.Block> blocks, boolean withBehaviour) {
            Stream<Modality> content =
                    blocks.stream().map(block -> block.place().modality());
            return Stream.concat(content, withBehaviour ? Stream.of(Modality.BEHAVIOUR) : Stream.empty())
                    .toList();
        }

        /** @param least stars of a film that may stand in the sentence */
        private static Shares.Term term(Summand summand, double least) {
            double rating = summand.rated.stars();
            return new Shares.Term(Contribution.Kind.FILM, summand.film, rating, null, rating >= least);
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
            double[] content = new double[modalities.size()];
            for (int k = 0; k < blocks.size(); k++) {
                content[k] = index.dot(blocks.get(k).vector(), row, k);
            }
            double[][] parts = new double[summands.size()][modalities.size()];
            for (int k = 0; k < blocks.size(); k++) {
                float[] dots = index.rowDots(scanner, row, rows, k);
                for (int i = 0; i < dots.length; i++) {
                    parts[i][k] = summands.get(i).factors[k] * dots[i];
                }
            }
            behaviour.ifPresent(learned -> {
                String candidate = index.film(row).movieId();
                for (int i = 0; i < parts.length; i++) {
                    parts[i][blocks.size()] = learned.share(summands.get(i).film.movieId(), candidate);
                }
                content[blocks.size()] = learned.score(candidate);
            });
            return new Shares(modalities, content, terms, parts, beta * index.centredPrior(row), accountsForAll);
        }
    }

    /**
     * A viewer's rated taste t and stated taste s as one question: per modality {@code q = ((1 − λ) t + λ s) / N}, with N making
     * q a unit vector. With N held fixed that is linear in both, so the shares of either are its own, times a factor.
     */
    final class BlendedIntent implements Intent {
        private final IndexSnapshot index;
        private final TasteIntent rated;
        private final Intent stated;
        private final boolean isBinding;
        private final double influence;
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
            this.influence = influence;
            int blocks = index.layout().blocks().size();
            // One more for what people choose next: it belongs to what was rated, and what was stated has no part in
            // it.
            this.ratedFactors = new double[blocks + 1];
            this.statedFactors = new double[blocks + 1];
            ratedFactors[blocks] = 1 - influence;
            for (int k = 0; k < blocks; k++) {
                double norm = QueryVector.norm(
                        QueryVector.mix(1 - influence, rated.vector().blocks().get(k), influence, statedBlock(k)));
                ratedFactors[k] = norm > 0 ? (1 - influence) / norm : 0;
                statedFactors[k] = norm > 0 ? influence / norm : 0;
            }
            this.vector = new QueryVector(index.layout(), with(rated.vector().blocks()));
        }

        /** The blocks of the query with another rated taste, the norms held fixed. */
        List<double[]> with(List<double[]> taste) {
            List<double[]> blocks = new ArrayList<>();
            for (int k = 0; k < taste.size(); k++) {
                blocks.add(QueryVector.mix(ratedFactors[k], taste.get(k), statedFactors[k], statedBlock(k)));
            }
            return blocks;
        }

        private double[] statedBlock(int k) {
            return stated.vector().blocks().get(k);
        }

        @Override
        public QueryVector vector() {
            return vector;
        }

        @Override
        public Optional<BehaviourQuery> behaviour() {
            return rated.behaviour().map(learned -> learned.scaled(1 - influence));
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
}
