package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.profile.domain.ProfileStore.Sweep;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task's hand on Redis. Its token is the moment at which it took its viewers over: of two tasks that hold the same viewer
 * the later one is right, because Kafka gives a partition away only once. So one that was frozen and wakes is refused.
 *
 * <p>A clock that is behind would make the rightful one be refused. It tells itself from a frozen one by living on: a task
 * that Kafka has taken away is closed within seconds, and one that cannot commit hangs in its commit and does not tick. After
 * so many ticks the refused one claims its viewers anew, above whoever refused it, and compares them all.
 */
final class TaskWriter implements ProfileStore.Writer {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWriter.class);
    /** 15 s at the usual pace: longer than a member that does not answer stays in its group. */
    static final int PATIENCE_TICKS = 600;

    private final RedisProfileStore store;
    private final String task;
    private final WantedViewers wanted = new WantedViewers(System::nanoTime);
    private final AtomicLong losses = new AtomicLong();
    private volatile long owner;
    private volatile long refusedBy;
    private volatile boolean unanswered;
    private volatile Sweep sweep = new Sweep(-1, 0, 0, false);
    private int ticksRefused;

    TaskWriter(RedisProfileStore store, String task) {
        this.store = store;
        this.task = task;
        this.owner = store.claim(0);
    }

    @Override
    public void save(Write write) {
        store.write(new Save(write, owner));
    }

    @Override
    public void erase(String userId, long revision, long offset) {
        store.write(new Erase(userId, revision, offset, owner));
    }

    @Override
    public CompletionStage<Map<String, Stored>> stored(Collection<String> userIds) {
        return store.stored(userIds).whenComplete((found, failure) -> unanswered |= failure != null);
    }

    @Override
    public long epoch() {
        return store.losses() + losses.get();
    }

    @Override
    public List<String> wanted(int most) {
        return wanted.take(most);
    }

    @Override
    public void report(Sweep now) {
        sweep = now;
    }

    @Override
    public void tick() {
        if (isRefused() && ++ticksRefused >= PATIENCE_TICKS) {
            LOG.warn(
                    "Another process has written the same viewers to Redis since {} (epoch millis) and this one goes on"
                            + " committing: it takes them over. If this is said again and again, compare the clocks",
                    refusedBy);
            owner = store.claim(refusedBy);
            ticksRefused = 0;
            losses.incrementAndGet();
        }
    }

    @Override
    public void close() {
        store.closed(this);
    }

    /** A write of this one's, or a reader, has missed something of the viewer. */
    void want(String userId) {
        wanted.add(userId);
    }

    /** As {@link #want}, where only this one can know it: without room for the viewer all are compared. */
    void wantSurely(String userId) {
        if (!wanted.add(userId)) {
            losses.incrementAndGet();
        }
    }

    /** Somebody has taken the viewers over later than this one. */
    void refused(long holder) {
        refusedBy = Math.max(refusedBy, holder);
    }

    /** Redis answers again: what it was asked in vain is asked anew. */
    void answersAgain() {
        if (unanswered) {
            unanswered = false;
            losses.incrementAndGet();
        }
    }

    boolean isRefused() {
        return refusedBy > owner;
    }

    String task() {
        return task;
    }

    long owner() {
        return owner;
    }

    Sweep sweep() {
        return sweep;
    }

    /** Whether it has compared all its viewers since the last loss. */
    boolean hasSwept() {
        Sweep last = sweep;
        return last.done() && last.epoch() == epoch();
    }
}
