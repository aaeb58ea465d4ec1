package com.movieconcierge.profile.adapter.kafka.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBatchInterface;

/**
 * The store of {@code Stores.persistentKeyValueStore}, except that what is deleted leaves its files soon. RocksDB notes a
 * deletion beside the value, which stays until the files of both are merged; with little to write that may take months. Here
 * a file with deletions is merged at once, and memory is written to a file soon after a deletion, see {@link FlushPlan}: of a
 * running task on its tick, of a warm copy on another instance when it notes how far it has come.
 *
 * <p>Kafka Streams 4.3 flushes a store only when its memory is full or it is closed, lets nobody else do so, and hands neither
 * the database nor this setting out; so it is asked of the class behind the interface.
 */
final class ForgetfulRocksDb extends RocksDBStore {
    private static final VarHandle DATABASE = database();

    /** One deletion among so many entries in a row marks a file. */
    private static final long WINDOW = 1024;

    private static final long DELETIONS = 1;
    private static final double NO_RATIO = 0;
    /** Where a mark was lost: how old a file may become. */
    private static final Duration MERGED_AT_LATEST = Duration.ofDays(1);
    /** So small that the list of files, which names their first and last keys, is begun anew with each change of it. */
    private static final long MANIFEST_BYTES = 1;
    /** What is set aside on disk for it; RocksDB's own 4 MiB, for each of the stores, fill a small disk. */
    private static final long MANIFEST_BLOCK = 64L << 10;

    /**
     * Deletions of these have the file that they are in overlap with all others. One that does not is moved to the last level
     * unread, and its deletions, keys and all, stay there.
     */
    private static final byte[] BEFORE_ALL_KEYS = {0};

    private static final byte[] AFTER_ALL_KEYS = {(byte) 0xff};

    private final FlushPlan plan = new FlushPlan();
    /** The context's own clock stands still in a warm copy. */
    private final LongSupplier millis;

    private List<ColumnFamilyHandle> families = List.of();
    private @Nullable Marking marking;

    private ForgetfulRocksDb(String name, String metricsScope, LongSupplier millis) {
        super(name, metricsScope);
        this.millis = millis;
    }

    /** In place of {@code Stores.persistentKeyValueStore}, over whose files it may be opened. */
    static KeyValueBytesStoreSupplier named(String name) {
        return named(name, System::currentTimeMillis);
    }

    static KeyValueBytesStoreSupplier named(String name, LongSupplier millis) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new ForgetfulRocksDb(name, metricsScope(), millis);
            }

            @Override
            public String metricsScope() {
                return "rocksdb";
            }
        };
    }

    /** Flushes the store that is behind this one, if it is due. To be called on the thread of its task, again and again. */
    static void flushDue(StateStore store) {
        StateStore behind = store;
        while (behind instanceof WrappedStateStore<?, ?, ?> wrapped) {
            behind = wrapped.wrapped();
        }
        if (behind instanceof ForgetfulRocksDb forgetful) {
            forgetful.flushDue();
        }
    }

    @Override
    protected List<ColumnFamilyHandle> openRocksDB(
            DBOptions options, ColumnFamilyDescriptor entries, ColumnFamilyDescriptor... others) {
        options.setMaxManifestFileSize(MANIFEST_BYTES);
        options.setManifestPreallocationSize(MANIFEST_BLOCK);
        var opened = new Marking(options, entries.getOptions());
        marking = opened;
        families = super.openRocksDB(options, new ColumnFamilyDescriptor(entries.getName(), opened.options), others);
        return families;
    }

    @Override
    public synchronized void put(Bytes key, byte @Nullable [] value) {
        super.put(key, value);
        if (value == null) {
            noteDeletion();
        }
    }

    /** Several entries at once: a restore, or a commit. */
    @Override
    public void write(WriteBatchInterface batch) throws RocksDBException {
        super.write(batch);
        if (!(batch instanceof WriteBatch entries) || entries.hasDelete()) {
            noteDeletion();
        }
    }

    /** Of a warm copy, every {@code commit.interval.ms}; of a running task seldom. */
    @Override
    public synchronized void commit(Map<TopicPartition, Long> offsets) {
        super.commit(offsets);
        flushDue();
    }

    @Override
    public synchronized void close() {
        families = List.of();
        super.close();
        Marking closing = marking;
        marking = null;
        if (closing != null) {
            closing.close();
        }
    }

    private synchronized void noteDeletion() {
        plan.deleted(millis.getAsLong());
    }

    private synchronized void flushDue() {
        long now = millis.getAsLong();
        if (isOpen() && plan.isDue(now)) {
            writePosition(); // else there may be nothing to flush, and the list of files would stay as it is
            try (FlushOptions inBackground =
                            new FlushOptions().setWaitForFlush(false).setAllowWriteStall(true);
                    WriteBatch ends = new WriteBatch()) {
                if (plan.merges()) {
                    ends.delete(families.get(0), BEFORE_ALL_KEYS);
                    ends.delete(families.get(0), AFTER_ALL_KEYS);
                    super.write(ends);
                }
                ((RocksDB) DATABASE.get(this)).flush(inBackground, families);
            } catch (RocksDBException e) {
                throw new ProcessorStateException("cannot flush store " + name(), e);
            }
            plan.flushed(now);
        }
    }

    /** Settings that mark files with deletions; the Java API takes that one only by a detour. */
    private static final class Marking implements AutoCloseable {
        private final TablePropertiesCollectorFactory marks =
                TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(WINDOW, DELETIONS, NO_RATIO);
        private final ColumnFamilyOptions options;

        Marking(DBOptions database, ColumnFamilyOptions entries) {
            try (Options all = new Options(database, entries)) {
                all.setTablePropertiesCollectorFactory(List.of(marks));
                options = new ColumnFamilyOptions(all);
            }
            options.setPeriodicCompactionSeconds(MERGED_AT_LATEST.toSeconds());
        }

        @Override
        public void close() {
            options.close();
            marks.close();
        }
    }

    private static VarHandle database() {
        try {
            return MethodHandles.privateLookupIn(RocksDBStore.class, MethodHandles.lookup())
                    .findVarHandle(RocksDBStore.class, "db", RocksDB.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this release of Kafka Streams keeps its RocksDB elsewhere", e);
        }
    }
}
