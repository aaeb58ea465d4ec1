package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.RedisLayout.Update;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts that change one viewer's keys together, as {@link RedisLayout} lays them out. Each looks first at what it
 * stands on: the task that holds the viewer, the revision, and whether all seen films are there. Keys that hold something
 * else than they should are replaced. No script takes more than {@value #MOST_FILMS} films: Redis does nothing else
 * meanwhile.
 *
 * <p>They answer {@link #WRITTEN}, {@link #WANTED} when what is stored is not what the write is a change of, or the later
 * owner by which they are refused.
 */
final class ProfileScript {
    /** Films of one script; 500 take Redis 1.7 ms (docs/measurements.md). */
    static final int MOST_FILMS = 500;

    static final long WRITTEN = 1;
    static final long WANTED = 0;

    /** Long enough for whoever is not the rightful writer any more to have noticed. */
    private static final String ERASED_MILLIS = "60000";

    private static final String STAGED_MILLIS = "600000";
    private static final byte[] NONE = new byte[0];
    private static final String FULL = "full";

    /**
     * KEYS profile, seen, and staged where the seen films were staged; ARGV owner, base or {@value #FULL}, revision, offset,
     * films staged, channel, message, value, then pairs of film and seen value, empty for a film to be removed. The profile
     * is written first: a Redis out of memory refuses before anything is changed.
     */
    static final Script SAVE = Script.of("""
            local profile, seen, staged = KEYS[1], KEYS[2], KEYS[3]
            local owner, base, revision = ARGV[1], ARGV[2], ARGV[3]
            local function unchanged(answer)
              if staged then redis.call('UNLINK', staged) end
              return answer
            end
            local stored = redis.pcall('HMGET', profile, 'owner', 'revision', 'films', 'erased')
            if stored.err then redis.call('DEL', profile) stored = {} end
            local holder = tonumber(stored[1] or '') or 0
            if holder > tonumber(owner) then return unchanged(holder) end
            local films = redis.pcall('HLEN', seen)
            if type(films) == 'table' then redis.call('DEL', seen) films = -1 end
            local mine = stored[1] == owner
            local replaces = true
            if base == 'full' then
              if mine and (tonumber(stored[2] or '') or 0) > tonumber(revision) then return unchanged(1) end
              if staged and redis.call('HLEN', staged) ~= tonumber(ARGV[5]) then return unchanged(0) end
            elseif stored[2] or base ~= '0' then
              if not mine or tostring(films) ~= stored[3] then return 0 end
              if stored[2] == revision then return 1 end
              if stored[2] ~= base then return 0 end
              replaces = false
            end
            redis.call('HSET', profile, 'value', ARGV[8], 'revision', revision, 'offset', ARGV[4], 'owner', owner)
            if replaces then redis.call('UNLINK', seen) end
            if staged then
              redis.call('RENAME', staged, seen)
              redis.call('PERSIST', seen)
            end
            for i = 9, #ARGV, 2 do
              if ARGV[i + 1] == '' then redis.call('HDEL', seen, ARGV[i])
              else redis.call('HSET', seen, ARGV[i], ARGV[i + 1]) end
            end
            redis.call('HSET', profile, 'films', redis.call('HLEN', seen))
            if stored[4] then
              redis.call('HDEL', profile, 'erased')
              redis.call('PERSIST', profile)
            end
            redis.call('PUBLISH', ARGV[6], ARGV[7])
            return 1
            """);

    /** KEYS staged; ARGV 1 for the first part, milliseconds to live, then pairs of film and seen value. */
    static final Script STAGE = Script.of("""
            if ARGV[1] == '1' and redis.call('EXISTS', KEYS[1]) == 1 then redis.call('UNLINK', KEYS[1]) end
            redis.call('HSET', KEYS[1], unpack(ARGV, 3))
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """);

    /** KEYS profile, seen; ARGV owner, revision, offset, channel, message, milliseconds in which older writers are refused. */
    static final Script ERASE = Script.of("""
            local stored = redis.pcall('HMGET', KEYS[1], 'owner')
            local holder = tonumber(stored[1] or '') or 0
            if holder > tonumber(ARGV[1]) then return holder end
            redis.call('UNLINK', KEYS[1], KEYS[2])
            redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'revision', ARGV[2], 'offset', ARGV[3], 'films', 0, 'erased', 1)
            redis.call('PEXPIRE', KEYS[1], ARGV[6])
            redis.call('PUBLISH', ARGV[4], ARGV[5])
            return 1
            """);

    /** One script with what it is given. */
    record Step(Script script, String[] keys, byte[][] arguments) {}

    private ProfileScript() {}

    /** The scripts that write a profile, to be run one after the other: long seen films part by part, then all at once. */
    static List<Step> steps(Save save) {
        Write write = save.write();
        if (write.seen().size() <= MOST_FILMS) {
            return List.of(new Step(SAVE, keys(write.userId()), arguments(save, 0, write.seen())));
        }
        if (!write.full()) {
            throw new IllegalArgumentException("a change of more than " + MOST_FILMS + " films is written in full");
        }
        List<Step> steps = new ArrayList<>();
        List<Seen> films = write.seen();
        String staged = RedisLayout.stagedKey(write.userId(), save.owner());
        for (int from = 0; from < films.size(); from += MOST_FILMS) {
            List<Seen> part = films.subList(from, Math.min(films.size(), from + MOST_FILMS));
            List<byte[]> arguments = new ArrayList<>(List.of(bytes(from == 0 ? "1" : "0"), bytes(STAGED_MILLIS)));
            add(part, arguments);
            steps.add(new Step(STAGE, new String[] {staged}, arguments.toArray(byte[][]::new)));
        }
        String[] keys = {RedisLayout.profileKey(write.userId()), RedisLayout.seenKey(write.userId()), staged};
        steps.add(new Step(SAVE, keys, arguments(save, films.size(), List.of())));
        return steps;
    }

    static List<Step> steps(Erase erase) {
        byte[][] arguments = {
            bytes(erase.owner()),
            bytes(erase.revision()),
            bytes(erase.offset()),
            bytes(RedisLayout.UPDATES_CHANNEL),
            message(erase.userId(), erase.revision(), erase.offset()),
            bytes(ERASED_MILLIS)
        };
        return List.of(new Step(ERASE, keys(erase.userId()), arguments));
    }

    private static String[] keys(String userId) {
        return new String[] {RedisLayout.profileKey(userId), RedisLayout.seenKey(userId)};
    }

    private static byte[][] arguments(Save save, int staged, List<Seen> seen) {
        Write write = save.write();
        List<byte[]> arguments = new ArrayList<>(List.of(
                bytes(save.owner()),
                write.full() ? bytes(FULL) : bytes(write.base()),
                bytes(write.revision()),
                bytes(write.offset()),
                bytes(staged),
                bytes(RedisLayout.UPDATES_CHANNEL),
                message(write.userId(), write.revision(), write.offset()),
                write.value()));
        add(seen, arguments);
        return arguments.toArray(byte[][]::new);
    }

    private static void add(List<Seen> seen, List<byte[]> arguments) {
        for (Seen film : seen) {
            arguments.add(bytes(film.movieId()));
            arguments.add(film.rating()
                    .map(rating -> bytes(RedisLayout.seenValue(rating, film.ratedAt())))
                    .orElse(NONE));
        }
    }

    private static byte[] message(String userId, long revision, long offset) {
        return bytes(new Update(revision, offset, userId).toMessage());
    }

    private static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
