package com.movieconcierge.recommend;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.Statements;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Statements in a map. */
public final class FakeStatements implements Statements {
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
    public CompletableFuture<Receipt> takeBack(String userId) {
        if (!away) {
            kept.remove(userId);
        }
        return receipt();
    }

    private CompletableFuture<Receipt> receipt() {
        return away
                ? CompletableFuture.failedFuture(new StatementFailedException(new IllegalStateException("away")))
                : CompletableFuture.completedFuture(new Receipt(0, 0));
    }
}
