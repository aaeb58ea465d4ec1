package com.movieconcierge.recommend.domain.persona;

import com.movieconcierge.model.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The personas there are now. Those of a fit take over when all of them are here. Safe for threads. */
public final class Personas {
    private final Map<String, Persona> records = new TreeMap<>();
    private volatile List<Persona> current = List.of();

    /** All of the last fit, the largest first. */
    public List<Persona> all() {
        return current;
    }

    public Optional<Persona> find(String id) {
        return current.stream()
                .filter(persona -> persona.personaId().equals(id))
                .findFirst();
    }

    /** Drops those that a whole reading of the log did not tell of: their removal has been forgotten there. */
    public synchronized void keepOnly(Set<String> ids) {
        List.copyOf(records.keySet()).stream().filter(id -> !ids.contains(id)).forEach(id -> change(id, null));
    }

    /** Takes one record; null removes the persona. */
    public synchronized void change(String id, @Nullable Persona persona) {
        if (persona == null) {
            records.remove(id);
            current = records.isEmpty() ? List.of() : current;
            return;
        }
        records.put(id, persona);
        List<Persona> fit = records.values().stream()
                .filter(other -> other.version().equals(persona.version()))
                .sorted(Comparator.comparingInt(Persona::size).reversed().thenComparing(Persona::personaId))
                .toList();
        if (fit.size() == persona.personas()) {
            current = fit;
        }
    }
}
