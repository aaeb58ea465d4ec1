package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.adapter.kafka.state.TaskStores;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Goes once through all viewers of a task, some at a time: at its start, and whenever the readers' store may have lost
 * something. Tastes that missed a change of DNA are brought up to it, profiles that were not published are queued, and
 * what the readers' store has is compared and rewritten where it differs: older after an outage, or newer
 * after a transaction of ours that was written there and then aborted.
 */
final class StoreSweep {
    private final TaskStores stores;
    private final TasteBook book;
    private final ProfilePublisher publisher;
    private final ProfileStore readers;
    private final int viewersPerRound;
    private final Queue<Map<String, Stored>> answers = new ConcurrentLinkedQueue<>();
    private String lastViewer = "";
    private boolean done;
    private boolean asking;
    private long epoch;

    StoreSweep(
            TaskStores stores, TasteBook book, ProfilePublisher publisher, ProfileStore readers, int viewersPerRound) {
        this.stores = stores;
        this.book = book;
        this.publisher = publisher;
        this.readers = readers;
        this.viewersPerRound = viewersPerRound;
        this.epoch = readers.epoch();
    }

    void round() {
        for (Map<String, Stored> answer = answers.poll(); answer != null; answer = answers.poll()) {
            asking = false;
            compare(answer);
        }
        if (epoch != readers.epoch()) {
            epoch = readers.epoch();
            lastViewer = "";
            done = false;
        }
        if (!done && !asking) {
            next();
        }
    }

    boolean isDone() {
        return done && !asking;
    }

    private void next() {
        List<Taste> tastes = stores.tastes().after(lastViewer, viewersPerRound);
        for (Taste taste : tastes) {
            if (book.refresh(taste) || taste.isDirty()) {
                // What changed beside the profile was remembered by the process that died.
                publisher.publishFull(taste);
            }
        }
        if (tastes.isEmpty()) {
            stores.forgotten().forEach(pair -> readers.erase(pair.key, pair.value.revision(), -1));
            done = true;
        } else {
            lastViewer = tastes.get(tastes.size() - 1).userId();
            ask(tastes.stream().map(Taste::userId).toList());
        }
    }

    private void ask(List<String> userIds) {
        asking = true;
        // Nothing when it does not answer: it counts up its epoch when it is back, and all are asked again.
        readers.stored(userIds).whenComplete((stored, failure) -> answers.add(failure == null ? stored : Map.of()));
    }

    private void compare(Map<String, Stored> answer) {
        answer.forEach((userId, stored) -> {
            Taste taste = stores.tastes().get(userId);
            // A store that was emptied and took one more rating has the right revision and a partial set of seen films.
            if (taste != null
                    && !taste.isDirty()
                    && !stored.equals(new Stored(taste.revision(), taste.ratingCount()))) {
                publisher.repair(taste);
            }
        });
    }
}
