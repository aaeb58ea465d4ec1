package com.movieconcierge.standalone.traces;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.TableProperties;

/**
 * A table of a state store. Of a key only what differs from the one before is in it, so {@code ann} may be there without
 * being written anywhere; here keys are put together again. RocksDB says how long the part with the keys is, and how many there
 * are; it has no way to show those that are removed, which name their viewers too.
 */
record StoreFile(Path path) implements DataFile {

    static boolean isOne(Path file) {
        return file.getFileName().toString().endsWith(".sst");
    }

    @Override
    public long read(Pieces pieces) throws IOException {
        RocksDB.loadLibrary();
        try (var options = new Options();
                var reader = new SstFileReader(options)) {
            reader.open(path.toString());
            TableProperties table = reader.getTableProperties();
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
                long entries = new StoreBlocks(in, table.getDataSize()).read(pieces);
                return entries == table.getNumEntries() ? table.getDataSize() : 0;
            }
        } catch (StreamCorruptedException e) {
            return 0;
        } catch (RocksDBException e) {
            if (Files.notExists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return 0; // not finished, or of another kind
        }
    }
}
