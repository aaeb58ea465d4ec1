package com.movieconcierge.recommend.domain.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.behaviour.BehaviourQuery;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Intent.BlendedIntent;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteIntent;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw.StatedLaw;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a viewer's films are compared with: what they rated, what they stated, or both, as {@link StatedLaw} weighs them. */
public record ViewerQuestions(ScoringLaw law, StatedQuestions statements) {
    /**
     * @param asked empty where nothing is known of what they like; may be zero where a statement only rules out
     * @param stated what was stated alone, where it counts
     * @param influence λ of the statement, in [0, 1]; 0 without one that counts
     */
    public record Question(Optional<Intent> asked, Optional<Intent> stated, double influence) {

        /** Of a list that can be made from it; empty for one that has to be the crowd's. */
        public Optional<Source> source() {
            return asked.filter(question -> !question.vector().isZero())
                    .map(question -> influence == 1 ? Source.PROMPT : Source.PROFILE);
        }
    }

    /** The question of what is stored of a viewer, at a moment. */
    public Question of(StoredTaste stored, IndexSnapshot index, Instant now) {
        Optional<TasteIntent> rated = Optional.ofNullable(stored.taste())
                .map(taste -> asked(taste, index, now))
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
        Intent stated = statements.asked(statement, index);
        Intent asked = rated.<Intent>map(taste -> new BlendedIntent(
                        index, taste, stated, influence, law.stated().isBinding(influence)))
                .orElse(stated);
        return new Question(Optional.of(asked), Optional.of(stated), influence);
    }

    /** What was rated, alone. */
    TasteIntent asked(TasteProfile taste, IndexSnapshot index, Instant now) {
        return new TasteIntent(index, taste, TasteQuery.of(taste, index, law.lambda()), behaviour(taste, index, now));
    }

    private Optional<BehaviourQuery> behaviour(TasteProfile taste, IndexSnapshot index, Instant now) {
        BehaviourRows rows = index.behaviour();
        return rows == null || law.behaviour().weight() == 0
                ? Optional.empty()
                : Optional.of(BehaviourQuery.of(taste, rows, law.behaviour(), now));
    }

    private static boolean says(TasteIntent rated) {
        return !rated.vector().isZero();
    }

    private static int counted(TasteIntent rated) {
        TasteProfile taste = rated.taste();
        // What says something was rated at least once, whatever the counters say.
        return Math.max(1, taste.ratingCount() - taste.pendingCount());
    }

    /** Turns what a viewer has stated into a question; a zero one where nothing of it is in the catalogue. */
    @FunctionalInterface
    public interface StatedQuestions {

        Intent asked(StatedTaste statement, IndexSnapshot index);
    }

    /**
     * Remembers the questions of the statements in use, for one state of the catalogue: making one goes through every film
     * that carries a word of it, which takes milliseconds with ten thousand films, and list, profile and explanations all ask
     * for it. Memory that runs short takes them all, the state with them.
     */
    public static final class RememberedQuestions implements StatedQuestions {
        private final StatedQuestions source;
        private final int most;
        private SoftReference<@Nullable Remembered> remembered = new SoftReference<>(null);

        /** Of one state. */
        private record Remembered(IndexSnapshot index, Cache<StatedTaste, Intent> asked) {}

        /** @param most statements to remember; positive */
        public RememberedQuestions(StatedQuestions source, int most) {
            this.source = source;
            this.most = most;
        }

        @Override
        public Intent asked(StatedTaste statement, IndexSnapshot index) {
            return of(index).get(statement, key -> source.asked(key, index));
        }

        private synchronized Cache<StatedTaste, Intent> of(IndexSnapshot index) {
            Remembered now = remembered.get();
            if (now == null || now.index != index) {
                now = new Remembered(
                        index,
                        Caffeine.newBuilder()
                                .maximumSize(most)
                                .executor(Runnable::run)
                                .build());
                remembered = new SoftReference<>(now);
            }
            return now.asked;
        }
    }
}
