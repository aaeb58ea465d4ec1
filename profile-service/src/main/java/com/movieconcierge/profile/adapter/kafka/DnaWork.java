package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the tastes of one task up to changed DNA, some viewers at a time, each with all their films that changed. */
final class DnaWork {
    private final TaskStores stores;
    private final TasteBook book;
    private final ProfilePublisher publisher;
    private final DnaLibrary.Feed changed;
    private final int viewersPerRound;
    private final Map<String, Set<String>> filmsByViewer = new LinkedHashMap<>();

    DnaWork(
            TaskStores stores,
            TasteBook book,
            ProfilePublisher publisher,
            DnaLibrary.Feed changed,
            int viewersPerRound) {
        this.stores = stores;
        this.book = book;
        this.publisher = publisher;
        this.changed = changed;
        this.viewersPerRound = viewersPerRound;
    }

    void round() {
        for (String movieId : changed.take(viewersPerRound)) {
            for (String userId : stores.ratings().ratersOf(movieId)) {
                filmsByViewer
                        .computeIfAbsent(userId, id -> new LinkedHashSet<>())
                        .add(movieId);
            }
        }
        for (String userId :
                filmsByViewer.keySet().stream().limit(viewersPerRound).toList()) {
            Taste taste = stores.tastes().get(userId);
            Set<String> films = filmsByViewer.getOrDefault(userId, Set.of());
            if (taste != null && book.dnaChanged(taste, films)) {
                publisher.changedInBulk(taste, List.of());
            }
            filmsByViewer.remove(userId);
        }
    }

    /** Nothing is lost by a crash: the next start compares every rating with the DNA there is. */
    int pending() {
        return changed.size() + filmsByViewer.size();
    }
}
