package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.StoredTaste;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.time.Instant;
import java.util.Optional;

/** What a viewer's films are compared with: what they rated, what they stated, or both, as {@link StatedLaw} weighs them. */
public final class ViewerQuestions {
    private final ScoringLaw law;
    private final StatedQuestions statements;

    public ViewerQuestions(ScoringLaw law, StatedQuestions statements) {
        this.law = law;
        this.statements = statements;
    }

    /**
     * A viewer's question.
     *
     * @param asked empty where nothing is known of what they like; may be zero where a statement only rules out
     * @param stated what was stated alone, where it counts
     * @param influence λ of the statement, in [0, 1]; 0 without one that counts
     */
    public record Question(Optional<Asked> asked, Optional<Asked> stated, double influence) {

        /** Of a list that can be made from it; empty for one that has to be the crowd's. */
        public Optional<Source> source() {
            return asked.filter(question -> !question.vector().isZero())
                    .map(question -> influence == 1 ? Source.PROMPT : Source.PROFILE);
        }
    }

    /** The question of what is stored of a viewer, at a moment. */
    public Question of(StoredTaste stored, IndexSnapshot index, Instant now) {
        Optional<AskedTaste> rated = Optional.ofNullable(stored.taste())
                .map(taste -> asked(taste, index))
                .filter(ViewerQuestions::says);
        StatedTaste statement = stored.statement();
        double influence = statement == null
                ? 0
                : law.stated()
                        .influence(
                                statement.statedAt(),
                                rated.map(ViewerQuestions::counted).orElse(0),
                                now);
        if (statement == null || influence == 0) {
            return new Question(rated.map(taste -> taste), Optional.empty(), 0);
        }
        Asked stated = statements.asked(statement, index);
        Asked asked = rated.<Asked>map(taste -> new AskedBlend(
                        index, taste, stated, influence, law.stated().isBinding(influence)))
                .orElse(stated);
        return new Question(Optional.of(asked), Optional.of(stated), influence);
    }

    /** What was rated, alone. */
    AskedTaste asked(TasteProfile taste, IndexSnapshot index) {
        return new AskedTaste(index, taste, TasteQuery.of(taste, index, law.lambda()));
    }

    private static boolean says(AskedTaste rated) {
        return !rated.vector().isZero();
    }

    private static int counted(AskedTaste rated) {
        TasteProfile taste = rated.taste();
        // What says something was rated at least once, whatever the counters say.
        return Math.max(1, taste.ratingCount() - taste.pendingCount());
    }
}
