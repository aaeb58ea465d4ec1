package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.adapter.kafka.state.TaskStores;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the tastes of one task up to changed DNA, in waves: films gather until no more come for a while, then each viewer
 * who rated some of them is brought up to all of them at once. While a catalogue is being embedded, a taste is so read and
 * written once a wave and not once a film. A wave is bounded, and so is what one round reads and writes: a film that everybody
 * has rated takes as many waves as it needs, and ratings find their way in between.
 */
final class DnaUpdates {
    /** So many films make a wave without waiting any longer. */
    private static final int ENOUGH_FILMS = 1024;
    /** Bounds the memory of a wave: pairs of viewer and film, about 5 MB. */
    private static final int PAIRS_PER_WAVE = 50_000;
    /** Bounds what a round reads; some milliseconds. */
    private static final int PAIRS_PER_ROUND = 2_000;

    private final TaskStores stores;
    private final TasteBook book;
    private final ProfilePublisher publisher;
    private final DnaLibrary.Feed changed;
    private final RaterScan raters;
    private final int viewersPerRound;
    private final Map<String, Set<String>> filmsByViewer = new LinkedHashMap<>();
    private boolean gathering;
    private int pairs;
    private int gathered;
    private int quietTicks;
    private int gatheringTicks;

    DnaUpdates(
            TaskStores stores,
            TasteBook book,
            ProfilePublisher publisher,
            DnaLibrary.Feed changed,
            int viewersPerRound) {
        this.stores = stores;
        this.book = book;
        this.publisher = publisher;
        this.changed = changed;
        this.raters = new RaterScan(changed, stores::ratersOf);
        this.viewersPerRound = viewersPerRound;
    }

    void round() {
        if (filmsByViewer.isEmpty() && (raters.isOpen() || isDue())) {
            gathering = true;
        }
        if (gathering) {
            gather();
        }
        if (!gathering) {
            apply();
        }
    }

    private void gather() {
        int portion = Math.min(PAIRS_PER_ROUND, PAIRS_PER_WAVE - pairs);
        int read = raters.next(portion, (userId, movieId) -> filmsByViewer
                .computeIfAbsent(userId, id -> new LinkedHashSet<>())
                .add(movieId));
        pairs += read;
        if (read < portion || pairs >= PAIRS_PER_WAVE) {
            gathering = false;
            pairs = 0;
            gathered = changed.size();
            gatheringTicks = 0;
        }
    }

    private void apply() {
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

    private boolean isDue() {
        int size = changed.size();
        quietTicks = size == gathered ? quietTicks + 1 : 0;
        gatheringTicks = size == 0 ? 0 : gatheringTicks + 1;
        gathered = size;
        return size > 0
                && (quietTicks >= Pace.QUIET_TICKS || gatheringTicks >= Pace.PATIENT_TICKS || size >= ENOUGH_FILMS);
    }

    /** Nothing is lost by a crash: the next start compares every rating with the DNA there is. */
    int pending() {
        return changed.size() + filmsByViewer.size() + (raters.isOpen() ? 1 : 0);
    }
}
