package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
    private static final long OWNER = 1000;

    private final WriteQueue queue = new WriteQueue(2, 2);

    @Test
    void theLatestProfileWinsAndWhatChangedBesideItAddsUp() {
        queue.add(save("ann", 1, false, seen("a")));
        queue.add(save("ann", 2, false, seen("b")));
        Write write = next();
        assertThat(write.base()).isZero();
        assertThat(write.revision()).isEqualTo(2);
        assertThat(write.seen()).containsExactly(seen("a"), seen("b"));
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void oneWriteOfAViewerIsUnderWayAtATime() {
        queue.add(save("ann", 1, false, seen("a")));
        Job first = queue.next().orElseThrow();
        queue.add(save("ann", 2, false, seen("b")));
        assertThat(queue.next()).isEmpty();
        queue.done(first);
        assertThat(next().seen()).containsExactly(seen("b"));
    }

    @Test
    void aFailedWriteIsRepeatedWithWhatCameSince() {
        queue.add(save("ann", 1, false, seen("a")));
        Job first = queue.next().orElseThrow();
        queue.add(save("ann", 2, false, seen("b")));
        queue.failed(first);
        Write again = next();
        assertThat(again.revision()).isEqualTo(2);
        assertThat(again.seen()).containsExactly(seen("a"), seen("b"));
    }

    @Test
    void whatFollowsAnErasureReplacesEverything() {
        queue.add(save("ann", 1, false, seen("a")));
        queue.add(new Erase("ann", 1, -1, OWNER));
        queue.add(save("ann", 2, false, seen("b"), gone("c")));
        assertThat(next()).satisfies(write -> {
            assertThat(write.full()).isTrue();
            assertThat(write.seen()).containsExactly(seen("b"));
        });
    }

    @Test
    void aFullWriteWithWhatCameSinceHasOnlyTheFilmsThatStand() {
        queue.add(save("ann", 1, true, seen("a"), seen("b")));
        queue.add(save("ann", 2, false, gone("a"), seen("c")));
        assertThat(next().seen()).containsExactly(seen("b"), seen("c"));
    }

    @Test
    void aChangeOfAnotherTasksWriteIsNotAddedUp() {
        queue.add(new Save(save("ann", 1, false, seen("a")).write(), OWNER - 1));
        queue.add(save("ann", 2, false, seen("b")));
        Write write = next();
        assertThat(write.base()).isEqualTo(1);
        assertThat(write.seen()).containsExactly(seen("b"));
    }

    @Test
    void whatIsGivenUpForWantOfRoomIsSaidOnceAllIsCalm() {
        queue.add(save("ann", 1, false, seen("a")));
        queue.add(save("bob", 1, false, seen("a")));
        queue.add(save("cid", 1, false, seen("a")));
        assertThat(queue.wasLossyAndIsCalm()).isFalse();
        assertThat(next().userId()).isEqualTo("bob");
        assertThat(next().userId()).isEqualTo("cid");
        assertThat(queue.wasLossyAndIsCalm()).isTrue();
        assertThat(queue.wasLossyAndIsCalm()).isFalse();
    }

    private Write next() {
        Job job = queue.next().orElseThrow();
        assertThat(job).isInstanceOf(Save.class);
        return ((Save) job).write();
    }

    private static Seen seen(String film) {
        return new Seen(film, Optional.of(4.0), 7);
    }

    private static Seen gone(String film) {
        return new Seen(film, Optional.empty(), 7);
    }

    private static Save save(String user, long revision, boolean full, Seen... seen) {
        return new Save(new Write(user, revision - 1, revision, revision, 7, new byte[0], List.of(seen), full), OWNER);
    }
}
