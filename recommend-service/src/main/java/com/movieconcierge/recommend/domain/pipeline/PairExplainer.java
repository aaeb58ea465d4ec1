package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.Intent.BlendedIntent;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteIntent;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the score of any film for any viewer apart, and shows what it would be without one rated film. */
public record PairExplainer(
        ViewerProfiles profiles,
        Snapshots index,
        RowScanner scanner,
        ScoringLaw law,
        ViewerQuestions questions,
        Clock clock) {
    /** @param counterfactual present when a film was to be left out */
    public record PairExplanation(
            Recommendation recommendation,
            TasteProfile taste,
            String modelVersion,
            Optional<Counterfactual> counterfactual) {}

    /**
     * The score without one film, the query's norms held fixed, and what that took away. Computed from the raw sums, not from the share: that both
     * agree is the proof.
     */
    public record Counterfactual(String movieId, double score, double difference) {}

    /**
     * @param without a film of the viewer's history to leave out, or null
     * @throws UnknownException when there is no such film, profile or history entry
     */
    public PairExplanation explain(String userId, String movieId, @Nullable String without) {
        StoredTaste stored = profiles.load(userId);
        IndexSnapshot snapshot = index.of(stored.taste());
        int row = snapshot.rowOf(movieId);
        if (row < 0) {
            throw new UnknownException("film", movieId);
        }
        TasteProfile taste = stored.found().orElseThrow(() -> new UnknownException("profile of viewer", userId));
        Instant now = clock.instant();
        TasteIntent rated = questions.asked(taste, snapshot, now);
        Intent asked = questions.of(stored, snapshot, now).asked().orElse(rated);
        Shares shares = asked.attribution(scanner, law.beta()).of(row);
        var recommendation = new Recommendation(
                1, snapshot.film(row), shares.score(), asked.reason(row, shares), shares.listed(Integer.MAX_VALUE));
        return new PairExplanation(
                recommendation,
                taste,
                snapshot.version(),
                Optional.ofNullable(without).map(left -> counterfactual(left, rated, asked, row, shares.score())));
    }

    private Counterfactual counterfactual(String without, TasteIntent rated, Intent asked, int row, double with) {
        TasteProfile taste = rated.taste();
        IndexSnapshot snapshot = rated.index();
        TasteProfile.RatedFilm film = taste.rated(without)
                .orElseThrow(() -> new UnknownException("film in the history of " + taste.userId(), without));
        int withoutRow = snapshot.rowOf(without);
        FilmDna dna = withoutRow < 0 ? null : snapshot.row(withoutRow).dna();
        if (dna == null) {
            throw new UnknownException("vectors of film", without);
        }
        List<double[]> left = without(rated.query().without(film, dna, taste, snapshot), asked);
        double score = law.beta() * snapshot.centredPrior(row)
                + asked.behaviour()
                        .map(learned ->
                                learned.scoreWithout(without, snapshot.film(row).movieId()))
                        .orElse(0.0);
        for (int k = 0; k < left.size(); k++) {
            score += snapshot.dot(left.get(k), row, k);
        }
        return new Counterfactual(without, score, with - score);
    }

    /** The query of which the rated taste is what is left of it; nothing rated is in one that was stated alone. */
    private static List<double[]> without(List<double[]> left, Intent asked) {
        if (asked instanceof BlendedIntent blend) {
            return blend.with(left);
        }
        return asked instanceof TasteIntent ? left : asked.vector().blocks();
    }
}
