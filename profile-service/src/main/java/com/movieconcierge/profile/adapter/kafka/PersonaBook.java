package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.personas.Assignment;
import com.movieconcierge.profile.domain.personas.Drift;
import com.movieconcierge.profile.domain.personas.LongSums;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The personas that viewers are held against, shared by the tasks of this process. Records come one by one; the set of a
 * fit takes over when all of it is here, so nobody is compared with half of it.
 */
public final class PersonaBook {
    private final EventCodec<Persona> codec;
    private final Map<String, Persona> records = new HashMap<>();
    private volatile Optional<PersonaSet> current = Optional.empty();
    private volatile Drift drift = new Drift();

    public PersonaBook(EventCodec<Persona> codec) {
        this.codec = codec;
    }

    /** The personas now; empty while there are none. */
    public Optional<PersonaSet> current() {
        return current;
    }

    /** What viewers have done since the personas were fitted, as far as this process sees it. */
    public Drift drift() {
        return drift;
    }

    /** Of the fit; empty while there are no personas. */
    String version() {
        return current.map(PersonaSet::version).orElse("");
    }

    Optional<Assignment> assign(Taste taste) {
        return current.flatMap(set -> set.assign(LongSums.of(taste)));
    }

    void note(Optional<String> before, Optional<Assignment> now) {
        now.ifPresent(assignment -> drift.note(before, assignment));
    }

    /** The event that a viewer moves to another persona. */
    PersonaChange change(Taste taste, Optional<Assignment> to, long now) {
        OptionalDouble fromDistance = taste.persona().isEmpty()
                ? OptionalDouble.empty()
                : current.map(set -> set.distance(taste.persona().get(), LongSums.of(taste)))
                        .orElse(OptionalDouble.empty());
        return new PersonaChange(
                taste.userId(),
                taste.persona().orElse(null),
                to.map(Assignment::persona).orElse(null),
                Instant.ofEpochMilli(now),
                to.map(Assignment::version).orElse(""),
                to.map(Assignment::distance).orElse(null),
                Events.boxed(fromDistance));
    }

    /** Reads what a global store has, which was filled before the stream started. */
    void load(ReadOnlyKeyValueStore<String, byte[]> store) {
        try (KeyValueIterator<String, byte[]> pairs = store.all()) {
            while (pairs.hasNext()) {
                KeyValue<String, byte[]> pair = pairs.next();
                change(pair.key, pair.value);
            }
        }
    }

    /**
     * Takes a record of {@code personas}.
     *
     * @throws SerializationException when it is no persona; nothing has changed then
     */
    public synchronized void change(String id, byte @Nullable [] value) {
        if (value == null) {
            records.remove(id);
            if (records.isEmpty()) {
                take(Optional.empty());
            }
            return;
        }
        Persona persona = codec.decode(value);
        PersonaEvents.check(persona);
        Map<String, Persona> all = new HashMap<>(records);
        all.put(id, persona);
        List<Persona> fit = all.values().stream()
                .filter(other -> other.getVersion().equals(persona.getVersion()))
                .toList();
        boolean isNewer = current.map(set -> !persona.getFittedAt().isBefore(set.fittedAt()))
                .orElse(true);
        if (fit.size() == persona.getPersonas() && isNewer && !version().equals(persona.getVersion())) {
            take(Optional.of(PersonaEvents.toDomain(fit)));
        }
        records.put(id, persona);
    }

    private void take(Optional<PersonaSet> set) {
        current = set;
        drift = new Drift();
    }
}
