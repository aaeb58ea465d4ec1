package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.adapter.kafka.state.TaskStores;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor.PersonaMoved;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor.Published;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileMetrics.Event;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import com.movieconcierge.profile.domain.ProfileWriter;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Publishes the profiles of one task: a few at once, the others in turn, each viewer once however much changed meanwhile.
 * That a profile waits is part of the stored taste ({@link Taste#isDirty()}), so a crash forgets none.
 */
final class ProfilePublisher {
    private final ProcessorContext<String, ProfileProcessor.Output> context;
    private final TaskStores stores;
    private final TasteBook book;
    private final ProfileWriter writer;
    private final ProfilePorts ports;
    private final ProfileStore.Writer readers;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private int immediate;
    private long tick;

    /** What the readers' store does not know yet of a viewer; all, when nobody remembers what. */
    private static final class Waiting {
        private final Map<String, Seen> seen = new LinkedHashMap<>();
        private boolean full;
        private boolean urgent;
        private final long firstTick;
        private long lastTick;

        private Waiting(long tick) {
            firstTick = tick;
        }

        /** Someone may be looking, or nothing came for a while, or it has waited long enough. */
        private boolean isDue(long tick) {
            return urgent || tick - lastTick >= Pace.QUIET_TICKS || tick - firstTick >= Pace.PATIENT_TICKS;
        }
    }

    ProfilePublisher(
            ProcessorContext<String, ProfileProcessor.Output> context,
            TaskStores stores,
            TasteBook book,
            ProfileWriter writer,
            ProfilePorts ports,
            ProfileStore.Writer readers) {
        this.context = context;
        this.stores = stores;
        this.book = book;
        this.writer = writer;
        this.ports = ports;
        this.readers = readers;
        this.immediate = ports.pace().immediatePerTick();
    }

    /** Publishes a taste that a fresh event changed: now where the pace allows, else in the next rounds. Stores it. */
    void changedNow(Taste taste, List<Seen> seen) {
        if (waiting.containsKey(taste.userId()) || immediate == 0) {
            queue(taste, seen, false).urgent = true;
        } else {
            immediate--;
            publish(taste, seen, false);
        }
    }

    /** Publishes a changed taste when the changes pause: nobody waits for it. Stores it. */
    void changedInBulk(Taste taste, List<Seen> seen) {
        queue(taste, seen, false);
    }

    /** Publishes a taste and writes for the readers all there is: nobody remembers what they know. Stores it. */
    void publishFull(Taste taste) {
        queue(taste, List.of(), true);
    }

    private Waiting queue(Taste taste, List<Seen> seen, boolean full) {
        taste.markDirty();
        stores.tastes().put(taste);
        Waiting queued = waiting.computeIfAbsent(taste.userId(), id -> new Waiting(tick));
        seen.forEach(film -> queued.seen.put(film.movieId(), film));
        queued.full |= full;
        queued.lastTick = tick;
        return queued;
    }

    /** One round: of the profiles that are due the longest waiting, within the pace. */
    void round() {
        tick++;
        immediate = ports.pace().immediatePerTick();
        List<String> due = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(tick))
                .limit(ports.pace().profilesPerTick())
                .map(Map.Entry::getKey)
                .toList();
        for (String userId : due) {
            Waiting next = waiting.remove(userId);
            Taste taste = stores.tastes().get(userId);
            if (next != null && taste != null) {
                publish(taste, List.copyOf(next.seen.values()), next.full);
            }
        }
    }

    /** Forgets a viewer everywhere. */
    void forget(Taste taste) {
        String userId = taste.userId();
        waiting.remove(userId);
        stores.tastes().delete(userId);
        forward(userId, new Published(null));
        forward(userId, new PersonaMoved(null));
        readers.erase(userId, taste.revision(), taste.figures().position().offset());
    }

    /** Takes back which persona a viewer had: it came of what they want to be forgotten. */
    void forgetPersona(Taste taste) {
        taste.assign(Optional.empty());
        forward(taste.userId(), new PersonaMoved(null));
    }

    /** Writes for the readers what was published before, replacing whatever they have. */
    void repair(Taste taste) {
        ports.metrics().count(Event.STORE_REPAIRED);
        save(taste, taste.revision(), encode(taste, ports.personas().assign(taste)), List.of(), true);
    }

    int waiting() {
        return waiting.size();
    }

    private void publish(Taste taste, List<Seen> seen, boolean full) {
        Optional<Assignment> persona = ports.personas().assign(taste);
        // Only what viewers do tells of drift, not what a refit or other DNA does to them.
        if (!seen.isEmpty()) {
            ports.personas().note(taste.persona(), persona);
        }
        move(taste, persona);
        long base = taste.revision();
        taste.published();
        stores.tastes().put(taste);
        byte[] value = encode(taste, persona);
        forward(taste.userId(), new Published(value));
        save(taste, base, value, seen, full);
        ports.metrics().count(Event.EMITTED);
    }

    private void move(Taste taste, Optional<Assignment> persona) {
        Optional<String> now = persona.map(Assignment::persona);
        if (!now.equals(taste.persona())) {
            var change = ports.personas().change(taste, persona, context.currentSystemTimeMs());
            forward(taste.userId(), new PersonaMoved(ports.personaChanges().encode(taste.userId(), change)));
            taste.assign(now);
            ports.metrics().count(Event.PERSONA_CHANGED);
        }
    }

    private byte[] encode(Taste taste, Optional<Assignment> persona) {
        return ports.profiles().encode(taste.userId(), writer.write(taste, persona));
    }

    private void save(Taste taste, long base, byte[] value, List<Seen> seen, boolean full) {
        readers.save(new Write(
                taste.userId(),
                base,
                taste.revision(),
                taste.figures().position().offset(),
                taste.history().newest(),
                value,
                full ? book.seen(taste.userId()) : seen,
                full));
    }

    private void forward(String userId, ProfileProcessor.Output output) {
        context.forward(new Record<>(userId, output, context.currentSystemTimeMs()));
    }
}
