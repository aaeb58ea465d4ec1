package com.movieconcierge.schemas;

import com.movieconcierge.kernel.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;

/**
 * What is written in place of a viewer's id once they are forgotten: {@code forgotten:<sha-256 of the id>:<hash>}. Whoever
 * has the id finds that it was forgotten, and nobody learns the id from it, though short ids can be guessed by trying them all. The second
 * number is the hash by which Java's default partitioner places the id, so that what is kept of the viewer stays on their
 * partition, however many there are.
 */
public final class Pseudonym {
    private static final String PREFIX = "forgotten:";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9a-f]{64}:([0-9]{1,10})");

    private Pseudonym() {}

    /** Of a viewer's id; of a pseudonym itself. At most 85 characters, all allowed in ids. */
    public static String of(String userId) {
        if (isOne(userId)) {
            return userId;
        }
        byte[] bytes = userId.getBytes(StandardCharsets.UTF_8);
        return PREFIX + Hashes.sha256(bytes) + ":" + Utils.toPositive(Utils.murmur2(bytes));
    }

    public static boolean isOne(String userId) {
        return placing(userId).isPresent();
    }

    /** The hash that places the viewer; empty for what is no pseudonym. */
    static OptionalInt placing(String userId) {
        if (!userId.startsWith(PREFIX)) {
            return OptionalInt.empty();
        }
        Matcher found = SHAPE.matcher(userId);
        return found.matches()
                ? OptionalInt.of(Utils.toPositive((int) Long.parseLong(found.group(1))))
                : OptionalInt.empty();
    }
}
