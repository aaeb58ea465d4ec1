package com.movieconcierge.recommend;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Stated tastes in a map. */
public final class FakeRequests implements ViewerRequests {
    public final Map<String, StatedTaste> kept = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void goAway() {
        away = true;
    }

    @Override
    public CompletableFuture<Receipt> keep(StatedTaste statement) {
        if (!away) {
            kept.put(statement.userId(), statement);
        }
        return receipt();
    }

    @Override
    public CompletableFuture<Receipt> withdraw(String userId) {
        if (!away) {
            kept.remove(userId);
        }
        return receipt();
    }

    @Override
    public CompletableFuture<Receipt> erase(String userId) {
        return withdraw(userId);
    }

    private CompletableFuture<Receipt> receipt() {
        return away
                ? CompletableFuture.failedFuture(
                        new NotWrittenException("the stated taste", new IllegalStateException("away")))
                : CompletableFuture.completedFuture(new Receipt(0, 0));
    }
}
