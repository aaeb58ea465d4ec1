package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.film.FilmDna;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.Taste;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the score of any film for any viewer apart, and shows what it would be without one rated film. */
public final class PairExplainer {
    private final ProfileStore profiles;
    private final Snapshots index;
    private final RowScanner scanner;
    private final ScoringLaw law;

    public PairExplainer(ProfileStore profiles, Snapshots index, RowScanner scanner, ScoringLaw law) {
        this.profiles = profiles;
        this.index = index;
        this.scanner = scanner;
        this.law = law;
    }

    /**
     * One pair, explained.
     *
     * @param counterfactual present when a film was to be left out
     */
    public record PairExplanation(
            Recommendation recommendation, Taste taste, String modelVersion, Optional<Counterfactual> counterfactual) {}

    /**
     * The score without one film, the query's norms held fixed. Computed from the raw sums, not from the share: that both
     * agree is the proof.
     */
    public record Counterfactual(String movieId, double score) {}

    /**
     * Explains one pair.
     *
     * @param without a film of the viewer's history to leave out, or null
     * @throws UnknownException when there is no such film, profile or history entry
     */
    public PairExplanation explain(String userId, String movieId, @Nullable String without) {
        Taste taste = profiles.load(userId).taste();
        IndexSnapshot snapshot = index.of(taste);
        int row = snapshot.rowOf(movieId);
        if (row < 0) {
            throw new UnknownException("film", movieId);
        }
        if (taste == null) {
            throw new UnknownException("profile of viewer", userId);
        }
        TasteQuery vectors = TasteQuery.of(taste, snapshot, law.lambda());
        Shares shares = new TasteAttribution(snapshot, scanner, taste, vectors, law.beta()).of(row);
        var recommendation = new Recommendation(
                1,
                snapshot.film(row),
                shares.score(),
                Reasons.personal(snapshot, row, shares),
                shares.listed(Integer.MAX_VALUE));
        return new PairExplanation(
                recommendation,
                taste,
                snapshot.transform().version(),
                Optional.ofNullable(without).map(left -> counterfactual(left, taste, vectors, snapshot, row)));
    }

    private Counterfactual counterfactual(
            String without, Taste taste, TasteQuery vectors, IndexSnapshot snapshot, int row) {
        Taste.RatedFilm film = taste.rated(without)
                .orElseThrow(() -> new UnknownException("film in the history of " + taste.userId(), without));
        int withoutRow = snapshot.rowOf(without);
        FilmDna dna = withoutRow < 0 ? null : snapshot.row(withoutRow).dna();
        if (dna == null) {
            throw new UnknownException("vectors of film", without);
        }
        List<double[]> left = vectors.without(film, dna, taste, snapshot);
        double score = law.beta() * snapshot.prior(row);
        for (int k = 0; k < left.size(); k++) {
            score += snapshot.dot(left.get(k), row, k);
        }
        return new Counterfactual(without, score);
    }
}
