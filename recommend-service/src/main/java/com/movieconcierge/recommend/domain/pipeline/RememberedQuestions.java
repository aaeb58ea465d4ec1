package com.movieconcierge.recommend.domain.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the questions of the statements in use, for one state of the catalogue: making one goes through every film
 * that carries a word of it, which takes milliseconds with ten thousand films, and list, profile and explanations all ask
 * for it. Memory that runs short takes them all, the state with them.
 */
public final class RememberedQuestions implements StatedQuestions {
    private final StatedQuestions source;
    private final int most;
    private SoftReference<@Nullable Remembered> remembered = new SoftReference<>(null);

    /** Of one state. */
    private record Remembered(IndexSnapshot index, Cache<StatedTaste, Asked> asked) {}

    /** @param most statements to remember; positive */
    public RememberedQuestions(StatedQuestions source, int most) {
        this.source = source;
        this.most = most;
    }

    @Override
    public Asked asked(StatedTaste statement, IndexSnapshot index) {
        return of(index).get(statement, key -> source.asked(key, index));
    }

    private synchronized Cache<StatedTaste, Asked> of(IndexSnapshot index) {
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
