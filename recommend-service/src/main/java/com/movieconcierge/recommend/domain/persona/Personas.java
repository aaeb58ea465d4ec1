package com.movieconcierge.recommend.domain.persona;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return current.stream().filter(persona -> persona.id().equals(id)).findFirst();
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
                .sorted(Comparator.comparingInt(Persona::size).reversed().thenComparing(Persona::id))
                .toList();
        if (fit.size() == persona.of()) {
            current = fit;
        }
    }
}
