package com.movieconcierge.schemas.snapshot;

import com.movieconcierge.events.SnapshotEntry;
import com.movieconcierge.schemas.serde.TrustedEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;

/** Reads a snapshot entry by entry. One thread. */
public final class SnapshotReader implements Iterable<SnapshotEntry>, AutoCloseable {
    private final DataFileReader<SnapshotEntry> file;
    private final SnapshotHeader header;

    /**
     * @throws IOException when the file is no snapshot, or one of another release: with other schemas it may lack what
     *     records on the log have
     */
    public SnapshotReader(Path path) throws IOException {
        TrustedEvents.trust();
        try {
            this.file = new DataFileReader<>(path.toFile(), new SpecificDatumReader<>(SnapshotEntry.getClassSchema()));
        } catch (IOException | AvroRuntimeException e) {
            throw new IOException(path + " cannot be used: it is no Avro file: " + e.getMessage(), e);
        }
        try {
            this.header = header();
        } catch (IOException e) {
            file.close();
            throw new IOException(path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private SnapshotHeader header() throws IOException {
        String json = file.getMetaString(SnapshotHeader.KEY);
        if (json == null) {
            throw new IOException("it is no snapshot, " + SnapshotHeader.KEY + " is missing from its metadata");
        }
        SnapshotHeader parsed = SnapshotHeader.parse(json);
        if (SchemaNormalization.parsingFingerprint64(file.getSchema())
                != SchemaNormalization.parsingFingerprint64(SnapshotEntry.getClassSchema())) {
            throw new IOException("it was written with the schemas of another release");
        }
        return parsed;
    }

    public SnapshotHeader snapshot() {
        return header;
    }

    /** Once; what cannot be read is an {@link AvroRuntimeException}. */
    @Override
    public Iterator<SnapshotEntry> iterator() {
        return file;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
