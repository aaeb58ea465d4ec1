package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.personas.Drift;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import com.movieconcierge.schemas.Printable;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The personas that viewers are held against, shared by the tasks of this process. Records come one by one; the set of a
 * fit takes over when all of it is here, so nobody is compared with half of it.
 */
public final class CurrentPersonas {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentPersonas.class);

    private final RetryingCodec<String, Persona> codec;
    private final Map<String, Persona> records = new HashMap<>();
    private volatile Optional<PersonaSet> current = Optional.empty();
    private volatile Drift drift = new Drift();

    public CurrentPersonas(RetryingCodec<String, Persona> codec) {
        this.codec = codec;
    }

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
        return current.flatMap(set -> set.assign(taste.longSums()));
    }

    void note(Optional<String> before, Optional<Assignment> now) {
        now.ifPresent(assignment -> drift.note(before, assignment));
    }

    PersonaChange change(Taste taste, Optional<Assignment> to, long now) {
        OptionalDouble fromDistance = taste.persona().isEmpty()
                ? OptionalDouble.empty()
                : current.map(set -> set.distance(taste.persona().get(), taste.longSums()))
                        .orElse(OptionalDouble.empty());
        return new PersonaChange(
                taste.userId(),
                taste.persona().orElse(null),
                to.map(Assignment::persona).orElse(null),
                Instant.ofEpochMilli(now),
                to.map(Assignment::version).orElse(""),
                to.map(Assignment::distance).orElse(null),
                fromDistance.isPresent() ? fromDistance.getAsDouble() : null);
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

    /** Takes a record of {@code personas}; false for one that is no persona, or has no space: it changes nothing. */
    public synchronized boolean change(String id, byte @Nullable [] value) {
        var decoded = codec.decode(id.getBytes(StandardCharsets.UTF_8), value, 0);
        if (decoded instanceof Usable<String, Persona> usable) {
            return put(usable.value());
        }
        if (decoded instanceof Tombstone) {
            records.remove(id);
            if (records.isEmpty()) {
                take(Optional.empty());
            }
            return true;
        }
        LOG.warn("Leaving persona {} out: {}", Printable.of(id), ((Unusable<String, Persona>) decoded).reason());
        return false;
    }

    private boolean put(Persona persona) {
        Map<String, Persona> all = new TreeMap<>(records);
        all.put(persona.personaId(), persona);
        List<Persona> fit = all.values().stream()
                .filter(other -> other.version().equals(persona.version()))
                .toList();
        boolean isNewer =
                current.map(set -> !persona.fittedAt().isBefore(set.fittedAt())).orElse(true);
        try {
            PersonaSet set = new PersonaSet(fit);
            if (fit.size() == persona.personas() && isNewer && !version().equals(persona.version())) {
                take(Optional.of(set));
            }
        } catch (RuntimeException e) {
            // Whatever is wrong with it: this is the thread that all tasks wait for.
            LOG.warn("Leaving persona {} out: {}", persona.personaId(), e.toString());
            return false;
        }
        records.put(persona.personaId(), persona);
        return true;
    }

    private void take(Optional<PersonaSet> set) {
        current = set;
        drift = new Drift();
    }
}
