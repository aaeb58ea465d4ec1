package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.profile.domain.ProfileStore.Sweep;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a task does with the store, without a stream: writes each change, in full what is wanted, and compares in each epoch. */
final class FakeTask implements AutoCloseable {
    final ProfileStore.Writer writer;
    private final Map<String, Map<String, Seen>> films = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private long epoch = -1;

    FakeTask(ProfileStore store, String name) {
        writer = store.open(name);
    }

    /** As it was when another task held it last. */
    FakeTask(ProfileStore store, String name, FakeTask before) {
        this(store, name);
        before.films.forEach((user, seen) -> films.put(user, new TreeMap<>(seen)));
        revisions.putAll(before.revisions);
    }

    void rate(String user, String film) {
        Seen seen = new Seen(film, Optional.of(4.0), 7);
        films.computeIfAbsent(user, id -> new TreeMap<>()).put(film, seen);
        long revision = revisions.merge(user, 1L, Long::sum);
        writer.save(new Write(user, revision - 1, revision, revision, 7, value(user), List.of(seen), false));
    }

    void erase(String user) {
        films.remove(user);
        writer.erase(user, revisions.get(user), -1);
    }

    void writeFull(String user) {
        Map<String, Seen> seen = films.get(user);
        if (seen != null) {
            long revision = revisions.get(user);
            writer.save(new Write(user, 0, revision, revision, 7, value(user), List.copyOf(seen.values()), true));
        }
    }

    /** Knows of ratings that nobody has written. */
    void remember(String user, int count) {
        for (int i = 0; i < count; i++) {
            films.computeIfAbsent(user, id -> new TreeMap<>())
                    .put("film-" + i, new Seen("film-" + i, Optional.of(4.0), 7));
        }
        revisions.merge(user, 1L, Long::sum);
    }

    /** One round of the stream. */
    void tick() {
        writer.tick();
        writer.wanted(100).forEach(this::writeFull);
        if (epoch != writer.epoch()) {
            long now = writer.epoch();
            writer.stored(films.keySet()).thenAccept(stored -> {
                stored.forEach((user, found) -> {
                    if (!found.equals(expected(user))) {
                        writeFull(user);
                    }
                });
                writer.report(new Sweep(now, stored.size(), 0, true));
            });
            epoch = now;
        }
    }

    Stored expected(String user) {
        return new Stored(revisions.get(user), films.get(user).size(), 7);
    }

    boolean isStored(String user) {
        return expected(user)
                .equals(writer.stored(List.of(user))
                        .toCompletableFuture()
                        .join()
                        .get(user));
    }

    static byte[] value(String user) {
        return ("profile of " + user).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        writer.close();
    }
}
