package com.movieconcierge.profile.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What a failed command says. Redis that answers with an error is there: either it can take no write at all, then everything
 * waits, or it is this one that it cannot take.
 */
final class RedisFault {
    private static final String WRONG_TYPE = "WRONGTYPE";

    /** Words of answers that concern Redis as a whole, and what to do about each. */
    private static final List<Whole> WHOLE = List.of(
            new Whole("OOM command not allowed", "is out of memory and takes no profiles: raise maxmemory"),
            new Whole("READONLY", "is a replica that only reads: let REDIS_URI name the primary"),
            new Whole("MISCONF", "cannot write its data to disk: make room, or see its log"),
            new Whole("LOADING", "is still loading its data: wait"),
            new Whole("MASTERDOWN", "is a replica without its primary: let REDIS_URI name the primary"),
            new Whole("CLUSTERDOWN", "is part of a cluster that is down: see its log"),
            new Whole("NOREPLICAS", "has too few replicas to take writes: start them"),
            new Whole("BUSY", "is held up by a script: see its log"),
            new Whole("NOAUTH", "wants a password: put it into REDIS_URI"),
            new Whole("WRONGPASS", "refuses the password in REDIS_URI: correct it"),
            new Whole("NOPERM", "does not permit what profile-service has to do: widen the user's ACL"),
            new Whole("max number of clients", "has too many clients: raise maxclients"));

    private record Whole(String words, String sentence) {}

    private RedisFault() {}

    /** What keeps Redis as a whole from taking writes, as the rest of a sentence; empty when only one write is concerned. */
    static Optional<String> ofAll(Throwable failure) {
        Throwable cause = cause(failure);
        if (!(cause instanceof RedisCommandExecutionException)) {
            return Optional.of("does not answer (" + cause.getMessage() + "): start it, or correct REDIS_URI");
        }
        return WHOLE.stream()
                .filter(one -> String.valueOf(cause.getMessage()).contains(one.words))
                .map(Whole::sentence)
                .findFirst();
    }

    /** Whether a key holds something else than it should. */
    static boolean isWrongType(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof RedisCommandExecutionException
                && String.valueOf(cause.getMessage()).contains(WRONG_TYPE);
    }

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
