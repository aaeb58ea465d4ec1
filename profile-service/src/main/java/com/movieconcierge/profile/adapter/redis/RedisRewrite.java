package com.movieconcierge.profile.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Redis write its files anew, so that what was deleted is no longer in them: its append-only file is a history, and a dump
 * as old as its schedule. A managed Redis does not let itself be asked; what it keeps on disk is then its operator's business.
 *
 * <p>Of one rewrite, begun with the first {@link #look}. For one thread; it waits for answers, not for the rewrite.
 */
public final class RedisRewrite {
    private static final Logger LOG = LoggerFactory.getLogger(RedisRewrite.class);
    private static final String OK = "ok";

    private final String uri;
    private Stage stage = Stage.WANTED;

    private enum Stage {
        WANTED,
        APPEND_ONLY_FILE,
        DUMP_WANTED,
        DUMP,
        OVER
    }

    /** How far it is. */
    public enum Progress {
        UNDER_WAY,
        /** All files are of after the first look; or there are none. */
        DONE,
        /** Redis does not take such commands from us. */
        REFUSED
    }

    private Progress result = Progress.UNDER_WAY;

    /** @param uri e.g. {@code redis://localhost:6379} */
    public RedisRewrite(String uri) {
        this.uri = uri;
    }

    /**
     * Goes on as far as it can go at the moment. One that fails is begun again by the next look.
     *
     * @throws com.movieconcierge.profile.audit.CopiesUnavailableException when Redis does not answer
     */
    public Progress look() {
        if (stage == Stage.OVER) {
            return result;
        }
        return RedisVisit.ask(uri, this::goOn);
    }

    private Progress goOn(RedisCommands<String, String> redis) {
        try {
            go(redis);
        } catch (RedisCommandExecutionException e) {
            if (isRefusal(e)) {
                LOG.warn(
                        "Redis does not write its files anew for us ({}): whoever was forgotten is in them until it does so"
                                + " by itself",
                        e.getMessage());
                over(Progress.REFUSED);
                return result;
            }
            throw e;
        }
        return result;
    }

    private void go(RedisCommands<String, String> redis) {
        Map<String, String> files = files(redis);
        if (stage == Stage.WANTED) {
            if (!files.getOrDefault("aof_enabled", "0").equals("1")) {
                stage = Stage.DUMP_WANTED;
            } else if (isTaken(redis, RedisCommands::bgrewriteaof)) {
                stage = Stage.APPEND_ONLY_FILE;
            }
        } else if (stage == Stage.APPEND_ONLY_FILE && !isRewriting(files)) {
            stage = files.getOrDefault("aof_last_bgrewrite_status", OK).equals(OK) ? Stage.DUMP_WANTED : Stage.WANTED;
        }
        if (stage == Stage.DUMP_WANTED) {
            if (redis.configGet("save").getOrDefault("save", "").isEmpty()) {
                over(Progress.DONE);
            } else if (isTaken(redis, RedisCommands::bgsave)) {
                stage = Stage.DUMP;
            }
        } else if (stage == Stage.DUMP
                && files.getOrDefault("rdb_bgsave_in_progress", "0").equals("0")) {
            if (files.getOrDefault("rdb_last_bgsave_status", OK).equals(OK)) {
                over(Progress.DONE);
            } else {
                stage = Stage.DUMP_WANTED;
            }
        }
    }

    private void over(Progress how) {
        stage = Stage.OVER;
        result = how;
    }

    /** Scheduled means behind one that is under way, which may have begun before. */
    private static boolean isRewriting(Map<String, String> files) {
        return !files.getOrDefault("aof_rewrite_in_progress", "0").equals("0")
                || !files.getOrDefault("aof_rewrite_scheduled", "0").equals("0");
    }

    /** Not while another one is under way, which may have begun before what was deleted was. */
    private static boolean isTaken(
            RedisCommands<String, String> redis, Function<RedisCommands<String, String>, String> command) {
        try {
            var unused = command.apply(redis);
            return true;
        } catch (RedisCommandExecutionException e) {
            if (String.valueOf(e.getMessage()).contains("in progress")) {
                return false;
            }
            throw e;
        }
    }

    /** Of a user, or a managed Redis, without the right to; whatever else is wrong may pass. */
    private static boolean isRefusal(RedisCommandExecutionException failure) {
        String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("unknown command") || said.startsWith("noperm");
    }

    private static Map<String, String> files(RedisCommands<String, String> redis) {
        Map<String, String> found = new HashMap<>();
        redis.info("persistence").lines().forEach(line -> {
            String[] pair = line.split(":", 2);
            if (pair.length == 2) {
                found.put(pair[0], pair[1].strip());
            }
        });
        return found;
    }
}
