package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.RedisRewrite.Progress;
import com.movieconcierge.profile.domain.ReadersNames;
import com.movieconcierge.schemas.RedisLayout;
import java.util.Set;

/**
 * Whom Redis names who is forgotten. Deleting is the business of the task that holds a viewer, which is asked as readers ask when
 * they miss something. Opens a connection for each question: there are few.
 */
public final class RedisForgottenNames implements ReadersNames {
    private final String uri;
    private final RedisViewerTraces traces;

    /** @param uri e.g. {@code redis://localhost:6379} */
    public RedisForgottenNames(String uri) {
        this.uri = uri;
        this.traces = new RedisViewerTraces(uri);
    }

    @Override
    public boolean areGone(Set<String> viewers) {
        Set<String> named = traces.of(viewers).keySet();
        if (!named.isEmpty()) {
            ask(named);
        }
        return named.isEmpty();
    }

    private void ask(Set<String> viewers) {
        RedisVisit.ask(uri, redis -> viewers.stream()
                .mapToLong(viewer -> redis.publish(RedisLayout.REPAIRS_CHANNEL, viewer))
                .sum());
    }

    @Override
    public Files rewriteFiles() {
        var rewrite = new RedisRewrite(uri);
        return () -> rewrite.look() != Progress.UNDER_WAY;
    }
}
