package com.movieconcierge.artefacts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots of the catalogue in an {@link ArtefactStore}, each under a reference of its own,
 * {@code catalogue-CLUSTER-MILLIS}: writers never replace each other's, and readers take the newest.
 */
public final class SnapshotShelf {
    private static final String PREFIX = "catalogue-";
    private static final Comparator<Reference> NEWEST_FIRST =
            Comparator.comparing(Reference::createdAt).reversed();

    private final ArtefactStore store;

    public SnapshotShelf(ArtefactStore store) {
        this.store = store;
    }

    /**
     * Puts a snapshot on the shelf and takes old ones of the same cluster away.
     *
     * @param clusterId of the Kafka cluster
     * @param createdAt before its first record was read
     * @param keep how many of the cluster stay, this one among them; positive
     */
    public Reference publish(Path file, String clusterId, Instant createdAt, Map<String, String> about, int keep)
            throws IOException {
        Artefact artefact = store.put("catalogue.avro", file);
        Map<String, String> all = new HashMap<>(about);
        all.put("clusterId", clusterId);
        var reference = new Reference(artefact, createdAt, all);
        store.refer(prefix(clusterId) + createdAt.toEpochMilli(), reference);
        List<String> old = store.references(prefix(clusterId)).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(NEWEST_FIRST))
                .skip(keep)
                .map(Map.Entry::getKey)
                .toList();
        for (String name : old) {
            store.forget(name);
        }
        return reference;
    }

    /** The snapshots of a cluster, the newest first. */
    public List<Reference> list(String clusterId) throws IOException {
        return store.references(prefix(clusterId)).values().stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The newest snapshot of a cluster as a file in a folder, verified; older files of the kind in it are up to the caller. */
    public Optional<Path> newest(String clusterId, Path folder) throws IOException {
        List<Reference> all = list(clusterId);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(store.get(all.get(0).artefact(), folder));
    }

    /** Cluster ids are URL-safe base64, and may start with a dash. */
    private static String prefix(String clusterId) {
        return PREFIX + clusterId.replaceAll("[^A-Za-z0-9_-]", "_") + "-";
    }
}
