package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.RatingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The state of one task. Ratings lie by viewer, with a reverse index from a film to those who rated it; both sides' keys are
 * read by prefix.
 */
public record TaskStores(
        TasteCache tastes,
        KeyValueStore<String, RatingEntry> entries,
        KeyValueStore<String, byte[]> raters,
        ErasureStore erasures,
        ReadOnlyKeyValueStore<String, byte[]> dna,
        ReadOnlyKeyValueStore<String, byte[]> personas)
        implements RatingStore {
    /** Not allowed in ids, so that no id is a prefix of another's key. */
    private static final char SEPARATOR = '|';

    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    private static final byte[] PRESENT = new byte[0];

    public static TaskStores open(ProcessingContext context) {
        return new TaskStores(
                new TasteCache(context.getStateStore(ProfileStores.TASTES)),
                context.getStateStore(ProfileStores.RATINGS),
                context.getStateStore(ProfileStores.RATERS),
                new ErasureStore(context.getStateStore(ProfileStores.ERASURES)),
                context.getStateStore(ProfileStores.DNA),
                context.getStateStore(ProfileStores.PERSONAS));
    }

    @Override
    public Optional<RatingEntry> find(String userId, String movieId) {
        return Optional.ofNullable(entries.get(key(userId, movieId)));
    }

    @Override
    public List<RatingEntry> of(String userId) {
        List<RatingEntry> found = new ArrayList<>();
        scan(entries, userId, pair -> found.add(pair.value));
        return found;
    }

    @Override
    public void put(String userId, RatingEntry entry) {
        String rater = key(entry.movieId(), userId);
        if (raters.get(rater) == null) {
            raters.put(rater, PRESENT);
        }
        entries.put(key(userId, entry.movieId()), entry);
    }

    @Override
    public void delete(String userId, String movieId) {
        entries.delete(key(userId, movieId));
        raters.delete(key(movieId, userId));
    }

    /**
     * Who has rated a film, withdrawals included: the next ones in the order of their ids.
     *
     * @param after a viewer; empty for the start
     */
    public List<String> ratersOf(String movieId, String after, int atMost) {
        List<String> found = new ArrayList<>();
        // From the smallest key greater than the given one to the end of the film's.
        String from = key(movieId, after) + (after.isEmpty() ? "" : "\0");
        try (KeyValueIterator<String, byte[]> pairs = raters.range(from, movieId + AFTER_SEPARATOR)) {
            while (pairs.hasNext() && found.size() < atMost) {
                found.add(pairs.next().key.substring(movieId.length() + 1));
            }
        }
        return found;
    }

    @Override
    public Optional<Erased> erased(String userId) {
        return erasures.find(userId);
    }

    @Override
    public void markErased(String userId, Erased erased) {
        erasures.mark(userId, erased);
    }

    /** Viewers who have left nothing behind, and have not come back. Gives those of a former release who had asked for it their pseudonym. */
    public List<String> left() {
        List<KeyValue<String, Erased>> named = erasures.named();
        named.removeIf(pair -> tastes.get(pair.key) != null);
        named.forEach(pair -> markErased(pair.key, pair.value));
        return named.stream().map(pair -> pair.key).toList();
    }

    /** Has what was deleted leave the files of this machine, some seconds after; to be called on every tick. */
    public void flushToDisk() {
        tastes.flushToDisk();
        ForgetfulRocksDb.flushDue(entries);
        ForgetfulRocksDb.flushDue(raters);
        erasures.flushToDisk();
    }

    private static <V> void scan(KeyValueStore<String, V> store, String id, Consumer<KeyValue<String, V>> each) {
        try (KeyValueIterator<String, V> pairs = store.prefixScan(id + SEPARATOR, new StringSerializer())) {
            pairs.forEachRemaining(each);
        }
    }

    /**
     * Whose key of {@link ProfileStores#RATINGS} or {@link ProfileStores#RATERS} it is: a viewer's or a film's. Of a key that
     * is none of theirs, as in an aborted transaction of others, all of it.
     */
    static String ownerOf(String key) {
        int end = key.indexOf(SEPARATOR);
        return end < 0 ? key : key.substring(0, end);
    }

    /** The other one of {@link #ownerOf}: a film or a viewer. */
    static String otherOf(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }

    private static String key(String owner, String other) {
        return owner + SEPARATOR + other;
    }
}
