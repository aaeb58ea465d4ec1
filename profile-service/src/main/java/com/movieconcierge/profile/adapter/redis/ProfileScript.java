package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.RedisLayout.Update;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts that change one viewer's keys together, as {@link RedisLayout} lays them out. All values are absolute and a
 * newer profile is never replaced by an older one, so a write may be repeated.
 */
final class ProfileScript {
    private static final byte[] NONE = new byte[0];

    /**
     * KEYS profile, seen; ARGV full, revision, offset, channel, message, value, then pairs of film and seen value, empty
     * for a film to be removed. Answers 1 when written, 0 when what is stored is newer.
     */
    static final String SAVE = """
            local full = ARGV[1] == '1'
            local stored = redis.call('HMGET', KEYS[1], 'revision', 'offset')
            if not full and stored[1] and tonumber(stored[1]) > tonumber(ARGV[2])
                and tonumber(stored[2]) >= tonumber(ARGV[3]) then
              return 0
            end
            if full then redis.call('DEL', KEYS[2]) end
            for i = 7, #ARGV, 2 do
              if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[2], ARGV[i])
              else redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
            end
            redis.call('HSET', KEYS[1], 'value', ARGV[6], 'revision', ARGV[2], 'offset', ARGV[3])
            redis.call('PUBLISH', ARGV[4], ARGV[5])
            return 1
            """;

    /** KEYS profile, seen; ARGV channel, message. */
    static final String ERASE = """
            redis.call('DEL', KEYS[1], KEYS[2])
            redis.call('PUBLISH', ARGV[1], ARGV[2])
            return 1
            """;

    private ProfileScript() {}

    static String[] keys(String userId) {
        return new String[] {RedisLayout.profileKey(userId), RedisLayout.seenKey(userId)};
    }

    static byte[][] arguments(Job job) {
        return job instanceof Save save ? arguments(save.write()) : arguments((Erase) job);
    }

    private static byte[][] arguments(Write write) {
        List<byte[]> arguments = new ArrayList<>(List.of(
                bytes(write.full() ? "1" : "0"),
                bytes(Long.toString(write.revision())),
                bytes(Long.toString(write.offset())),
                bytes(RedisLayout.UPDATES_CHANNEL),
                message(write.userId(), write.revision(), write.offset()),
                write.value()));
        for (Seen seen : write.seen()) {
            arguments.add(bytes(seen.movieId()));
            arguments.add(seen.rating()
                    .map(rating -> bytes(RedisLayout.seenValue(rating, seen.ratedAt())))
                    .orElse(NONE));
        }
        return arguments.toArray(byte[][]::new);
    }

    private static byte[][] arguments(Erase erase) {
        return new byte[][] {
            bytes(RedisLayout.UPDATES_CHANNEL), message(erase.userId(), erase.revision(), erase.offset())
        };
    }

    private static byte[] message(String userId, long revision, long offset) {
        return bytes(new Update(revision, offset, userId).toMessage());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
