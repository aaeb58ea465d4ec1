package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.adapter.kafka.state.TaskStores;
import com.movieconcierge.profile.domain.Change;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.profile.domain.ProfileStore.Sweep;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/**
 * Keeps what readers find true to the tastes of a task. It goes once through all viewers, some at a time: at the task's start,
 * and whenever the readers' store may have lost something. Tastes that missed a change of DNA are brought up to it, profiles
 * that were not published are queued, and what the readers' store has is compared and rewritten where it differs: older
 * after an outage, newer after a transaction of ours that was written there and then aborted, or lost. Between, it writes
 * those of whom somebody has missed something.
 */
final class StoreSweep {
    private final TaskStores stores;
    private final TasteBook book;
    private final ProfilePublisher publisher;
    private final ProfileStore.Writer readers;
    private final BiConsumer<Taste, Change> onForgotten;
    private final int viewersPerRound;
    private final Queue<Map<String, Stored>> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> forgotten = new ArrayDeque<>();
    private String lastViewer = "";
    private boolean viewersDone;
    private boolean done;
    private boolean asking;
    private long epoch;
    private int compared;
    private int rewritten;

    /** @param onForgotten told of each taste of which something was forgotten only now, and what changed by it */
    StoreSweep(
            TaskStores stores,
            TasteBook book,
            ProfilePublisher publisher,
            ProfileStore.Writer readers,
            BiConsumer<Taste, Change> onForgotten,
            int viewersPerRound) {
        this.stores = stores;
        this.book = book;
        this.publisher = publisher;
        this.readers = readers;
        this.onForgotten = onForgotten;
        this.viewersPerRound = viewersPerRound;
        this.epoch = readers.epoch();
    }

    void round() {
        readers.tick();
        for (Map<String, Stored> answer = answers.poll(); answer != null; answer = answers.poll()) {
            asking = false;
            answer.forEach(this::compare);
        }
        if (epoch != readers.epoch()) {
            again();
        }
        readers.wanted(viewersPerRound).forEach(this::write);
        if (!done && !asking) {
            next();
        }
        readers.report(new Sweep(epoch, compared, rewritten, isDone()));
    }

    boolean isDone() {
        return done && !asking;
    }

    /** Goes through all viewers once more, from the first. */
    void again() {
        epoch = readers.epoch();
        lastViewer = "";
        forgotten.clear();
        viewersDone = false;
        done = false;
        compared = 0;
        rewritten = 0;
    }

    private void next() {
        if (!viewersDone) {
            nextViewers();
        } else if (forgotten.isEmpty()) {
            done = true;
        } else {
            List<String> userIds = new ArrayList<>();
            while (userIds.size() < viewersPerRound && !forgotten.isEmpty()) {
                userIds.add(forgotten.remove());
            }
            ask(userIds);
        }
    }

    private void nextViewers() {
        List<Taste> tastes = stores.tastes().after(lastViewer, viewersPerRound);
        for (Taste taste : tastes) {
            Optional<Change> forgotten = book.eraseCovered(taste);
            if (forgotten.isPresent()) {
                onForgotten.accept(taste, forgotten.get());
            } else if (book.refresh(taste) || taste.isDirty()) {
                // What changed beside the profile was remembered by the process that died.
                publisher.publishFull(taste);
            }
        }
        if (tastes.isEmpty()) {
            forgotten.addAll(stores.left());
            viewersDone = true;
        } else {
            lastViewer = tastes.get(tastes.size() - 1).userId();
            ask(tastes.stream().map(Taste::userId).toList());
        }
    }

    private void ask(List<String> userIds) {
        asking = true;
        askBeside(userIds);
    }

    /** Whatever the sweep waits for: it does not count as not done because of it. */
    private void askBeside(List<String> userIds) {
        // Nothing when it does not answer: it counts up its epoch when it is back, and all are asked again.
        readers.stored(userIds).whenComplete((stored, failure) -> answers.add(failure == null ? stored : Map.of()));
    }

    private void compare(String userId, Stored stored) {
        compared++;
        Taste taste = stores.tastes().get(userId);
        if (taste == null) {
            if (!stored.equals(Stored.NOTHING)) {
                stores.erased(userId).ifPresent(erased -> readers.erase(userId, erased.revision(), -1));
            }
        } else if (!taste.isDirty() && !stored.equals(expected(taste))) {
            rewritten++;
            publisher.repair(taste);
        }
    }

    private static Stored expected(Taste taste) {
        return new Stored(
                taste.revision(),
                taste.ratingCount(),
                Math.max(0, taste.history().newest()));
    }

    /** Somebody has missed something of a viewer, whose task may be another one, or found what should be gone. */
    private void write(String userId) {
        Taste taste = stores.tastes().get(userId);
        if (taste != null && taste.isDirty()) {
            publisher.publishFull(taste);
        } else if (taste != null) {
            publisher.repair(taste);
        } else if (stores.erased(userId).isPresent()) {
            askBeside(List.of(userId));
        }
    }
}
