package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.Violations;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The running state of one viewer: sums on the long scale against the landmark, and a bounded history. Its size does not
 * grow with the number of ratings, nor does the cost of one more. Mutable; belongs to one task.
 */
public final class Taste {
    /** Sums of one taste, by modality, model and length. */
    static final int MOST_SUMS = 32;

    /** Components of all of them; so a stored taste and a published profile fit a record of 1 MiB, whatever else is in them. */
    static final int MOST_COMPONENTS = 24_576;

    private final String userId;
    private final History history;
    private final SortedMap<BlockKey, TasteBlock> blocks = new TreeMap<>();
    private LogPosition position = LogPosition.NONE;
    private long revision;
    private boolean dirty;
    private int ratingCount;
    private int pendingCount;
    private int lawVersion;
    /** Something was taken out while perhaps something else had been left out. */
    private boolean wasCrowded;

    private @Nullable String persona;
    private @Nullable StatedTaste stated;

    /**
     * The counters of a taste, as they are stored.
     *
     * @param position of the viewer's last rating that was taken into account
     * @param lawVersion of the law that the sums were made by
     */
    public record Figures(
            LogPosition position, long revision, boolean dirty, int ratingCount, int pendingCount, int lawVersion) {}

    public Taste(String userId, History history, int lawVersion) {
        this.userId = userId;
        this.history = history;
        this.lawVersion = lawVersion;
    }

    /** A taste as it was stored. */
    public Taste(String userId, History history, Figures figures, Map<BlockKey, TasteBlock> blocks) {
        this(userId, history, figures.lawVersion);
        this.position = figures.position;
        this.revision = figures.revision;
        this.dirty = figures.dirty;
        this.ratingCount = figures.ratingCount;
        this.pendingCount = figures.pendingCount;
        this.blocks.putAll(blocks);
    }

    /** A standing rating comes in, not yet with its DNA. */
    void add(Rated rated) {
        history.put(rated.applied(false));
        ratingCount++;
        pendingCount++;
    }

    void remove(String movieId) {
        history.remove(movieId);
        ratingCount--;
        pendingCount--;
    }

    /** The DNA of a standing rating starts to count. */
    void apply(String movieId, double weight, FilmDna dna) {
        for (FilmDna.Block block : dna.blocks()) {
            BlockKey key = BlockKey.of(block);
            if (blocks.containsKey(key) || hasRoomFor(key)) {
                blocks.computeIfAbsent(key, added -> new TasteBlock(added.dimensions()))
                        .add(block.vector(), weight);
            }
        }
        pendingCount--;
        history.markApplied(movieId, true);
    }

    /** The DNA of a standing rating ceases to count; it must be the very DNA that was applied. */
    void unapply(String movieId, double weight, FilmDna dna) {
        wasCrowded |= isCrowded();
        for (FilmDna.Block block : dna.blocks()) {
            BlockKey key = BlockKey.of(block);
            TasteBlock sum = blocks.get(key);
            if (sum != null) {
                sum.subtract(block.vector(), weight);
                if (sum.figures().films() == 0) {
                    blocks.remove(key);
                }
            }
        }
        pendingCount++;
        history.markApplied(movieId, false);
    }

    /** In a taste of very many models those that come last are left out. */
    private boolean hasRoomFor(BlockKey key) {
        return blocks.size() < MOST_SUMS && components() + key.dimensions() <= MOST_COMPONENTS;
    }

    private int components() {
        return blocks.keySet().stream().mapToInt(BlockKey::dimensions).sum();
    }

    /** Whether something may have been left out: then nothing can be taken out again but by reading all ratings. */
    private boolean isCrowded() {
        return blocks.size() >= MOST_SUMS || components() > MOST_COMPONENTS - Violations.MOST_DIMENSIONS;
    }

    boolean isExact() {
        return !wasCrowded
                && !isCrowded()
                && history.isExact()
                && blocks.values().stream().allMatch(TasteBlock::isExact);
    }

    /** Nothing rated; the same viewer, place and revision. */
    void clear(int newLawVersion) {
        history.clear();
        blocks.clear();
        wasCrowded = false;
        ratingCount = 0;
        pendingCount = 0;
        lawVersion = newLawVersion;
    }

    /** Id of the persona that was published last. */
    public Optional<String> persona() {
        return Optional.ofNullable(persona);
    }

    public void assign(Optional<String> personaId) {
        persona = personaId.orElse(null);
    }

    /** What the viewer has stated last; beside the ratings, and in none of the sums. */
    public Optional<StatedTaste> stated() {
        return Optional.ofNullable(stated);
    }

    public void state(Optional<StatedTaste> last) {
        stated = last.orElse(null);
    }

    public LogPosition position() {
        return position;
    }

    public void moveTo(LogPosition applied) {
        position = applied;
    }

    public void markDirty() {
        dirty = true;
    }

    /** Numbers the next profile; from now on the published one is up to date. */
    public void published() {
        revision++;
        dirty = false;
    }

    /** Goes on counting revisions where an erased predecessor stopped, so that readers never see them fall. */
    Taste continuing(long lastRevision) {
        revision = lastRevision;
        return this;
    }

    public Figures figures() {
        return new Figures(position, revision, dirty, ratingCount, pendingCount, lawVersion);
    }

    public String userId() {
        return userId;
    }

    public History history() {
        return history;
    }

    /** Sums on the long scale, against the landmark. */
    public SortedMap<BlockKey, TasteBlock> blocks() {
        return blocks;
    }

    /** What the viewer's place among the personas is made of. */
    public TasteSum.Source<BlockKey> longSums() {
        return key -> Optional.ofNullable(blocks.get(key))
                .map(block -> new TasteSum(block.sum(), block.figures().weight()));
    }

    public long revision() {
        return revision;
    }

    public boolean isDirty() {
        return dirty;
    }

    public int ratingCount() {
        return ratingCount;
    }

    public int pendingCount() {
        return pendingCount;
    }
}
