package com.movieconcierge.embedding.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Port: where snapshots are kept for whoever starts from them. A failure says what to do about it. */
public interface SnapshotStore {
    /** @param about what was counted */
    record Stored(Instant createdAt, String location, String sha256, long bytes, Map<String, String> about) {}

    /** Keeps a snapshot, and removes the oldest when there are more than are wanted. */
    Stored publish(Path file, Snapshot snapshot) throws IOException;

    /** Those of a cluster, the newest first. */
    List<Stored> list(String clusterId) throws IOException;
}
