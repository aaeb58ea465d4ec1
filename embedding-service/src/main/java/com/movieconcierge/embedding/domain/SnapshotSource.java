package com.movieconcierge.embedding.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Port: the catalogue's topics as they are now. One thread at a time. */
public interface SnapshotSource {
    /** @throws TransientFault when the broker does not answer */
    String clusterId();

    /**
     * Writes what the topics hold at the moment of the call to a file.
     *
     * @param progress told now and then how many entries are written
     * @throws TransientFault when broker or registry fail, or the topics change too much meanwhile
     * @throws IOException when the file cannot be written
     */
    Snapshot write(Path target, LongConsumer progress) throws IOException;
}
