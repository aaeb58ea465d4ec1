package com.movieconcierge.embedded.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * What a new schema owes to those before it.
 *
 * <p>Source: Confluent Platform documentation, "Schema Evolution and Compatibility".
 */
enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    /** The new schema can read what the old one wrote. */
    private final boolean readsOld;
    /** The old schema can read what the new one writes. */
    private final boolean readByOld;
    /** Held against every earlier version, not the last alone. */
    private final boolean transitive;

    CompatibilityLevel(boolean readsOld, boolean readByOld, boolean transitive) {
        this.readsOld = readsOld;
        this.readByOld = readByOld;
        this.transitive = transitive;
    }

    /**
     * The level of that name.
     *
     * @throws RegistryError when there is none
     */
    static CompatibilityLevel named(String name) {
        for (CompatibilityLevel level : values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        throw RegistryError.invalidCompatibility(name);
    }

    /**
     * What speaks against the candidate, in words; empty when nothing does.
     *
     * @param earlier versions before it, oldest first
     */
    List<String> objections(Schema candidate, List<Schema> earlier) {
        List<Schema> held =
                transitive || earlier.isEmpty() ? earlier : earlier.subList(earlier.size() - 1, earlier.size());
        List<String> objections = new ArrayList<>();
        for (Schema old : held) {
            if (readsOld) {
                collect(candidate, old, objections);
            }
            if (readByOld) {
                collect(old, candidate, objections);
            }
        }
        return objections;
    }

    private static void collect(Schema reader, Schema writer, List<String> objections) {
        for (Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()) {
            objections.add(found.getType() + " at " + found.getLocation() + ": " + found.getMessage());
        }
    }
}
