package com.movieconcierge.embedding.domain.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Port: where snapshots are kept for whoever starts from them. A failure says what to do about it. */
public interface SnapshotStore {
    /** @param about what was counted */
    record Stored(Instant createdAt, String location, String sha256, long bytes, Map<String, String> about) {}

    /** Keeps a snapshot, and removes the oldest when there are more than are wanted. */
    Stored publish(Path file, CatalogueSnapshot snapshot) throws IOException;

    /** Those of a cluster, the newest first. */
    List<Stored> list(String clusterId) throws IOException;

    /**
     * The catalogue as its topics had it at a moment, in a file.
     *
     * @param clusterId of the Kafka cluster it was read from
     * @param createdAt before its first record was read
     * @param entries by topic
     */
    record CatalogueSnapshot(String clusterId, Instant createdAt, Map<String, Long> entries) {}

    /** Port: the catalogue's topics as they are now. One thread at a time. */
    interface CatalogueExport {
        /** @throws TransientFault when the broker does not answer */
        String clusterId();

        /**
         * Writes what the topics hold at the moment of the call to a file.
         *
         * @param progress told now and then how many entries are written
         * @throws TransientFault when broker or registry fail, or the topics change too much meanwhile
         * @throws IOException when the file cannot be written
         */
        CatalogueSnapshot write(Path target, LongConsumer progress) throws IOException;
    }
}
