package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions.StatedQuestions;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the questions of the statements used last, for one state of the catalogue: making one goes through every film
 * that carries a word of it, which takes milliseconds with ten thousand films, and list, profile and explanations all ask
 * for it. Memory that runs short takes them all, the state with them.
 */
public final class RememberedQuestions implements StatedQuestions {
    private final StatedQuestions source;
    private final int most;
    private SoftReference<@Nullable Remembered> remembered = new SoftReference<>(null);

    /** Of one state: statements by use, the last used last. */
    private record Remembered(IndexSnapshot index, Map<StatedTaste, Intent> asked) {}

    /** @param most statements to remember; positive */
    public RememberedQuestions(StatedQuestions source, int most) {
        this.source = source;
        this.most = most;
    }

    @Override
    public Intent asked(StatedTaste statement, IndexSnapshot index) {
        Map<StatedTaste, Intent> known = of(index);
        synchronized (known) {
            Intent asked = known.get(statement);
            if (asked != null) {
                return asked;
            }
        }
        // Not under the lock: others need not wait for it, and twice is no harm.
        Intent made = source.asked(statement, index);
        synchronized (known) {
            known.put(statement, made);
        }
        return made;
    }

    private synchronized Map<StatedTaste, Intent> of(IndexSnapshot index) {
        Remembered now = remembered.get();
        if (now == null || now.index != index) {
            now = new Remembered(index, new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<StatedTaste, Intent> eldest) {
                    return size() > most;
                }
            });
            remembered = new SoftReference<>(now);
        }
        return now.asked;
    }
}
