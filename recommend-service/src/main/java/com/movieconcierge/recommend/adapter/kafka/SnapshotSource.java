package com.movieconcierge.recommend.adapter.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where snapshots come from. */
@FunctionalInterface
public interface SnapshotSource {
    /**
     * The newest snapshot of a cluster, held against its checksum, as a file in a folder; empty when there is none.
     *
     * @throws IOException when it cannot be had; the message says why
     */
    Optional<Path> newest(String clusterId, Path folder) throws IOException;
}
