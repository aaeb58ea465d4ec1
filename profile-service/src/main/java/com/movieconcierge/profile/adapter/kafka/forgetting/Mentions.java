package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.model.Ids;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds an id in bytes that nobody can read: where it stands between characters that are no part of ids, or behind its length as Avro
 * writes it. An id of a few characters may be found where something else is meant.
 */
final class Mentions {
    private static final int SEVEN_BITS = 0x7f;

    private final byte[] id;
    /** The last byte of the id's length in Avro's variable-length zigzag coding, which has two of them from 64 characters on. */
    private final int length;

    private Mentions(byte[] id) {
        this.id = id;
        int zigzag = 2 * id.length;
        this.length = zigzag <= SEVEN_BITS ? zigzag : zigzag >> 7;
    }

    static Mentions of(String userId) {
        return new Mentions(userId.getBytes(StandardCharsets.UTF_8));
    }

    /** In key, value or headers. */
    boolean isIn(ConsumerRecord<byte[], byte[]> record) {
        if (isIn(record.key()) || isIn(record.value())) {
            return true;
        }
        for (Header header : record.headers()) {
            if (isIn(header.value())) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(byte @Nullable [] bytes) {
        if (bytes == null) {
            return false;
        }
        for (int at = 0; at + id.length <= bytes.length; at++) {
            if (bytes[at] == id[0] && stands(bytes, at) && isAlone(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(byte[] bytes, int at) {
        for (int i = 1; i < id.length; i++) {
            if (bytes[at + i] != id[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isAlone(byte[] bytes, int at) {
        int end = at + id.length;
        boolean isCounted = at > 0 && (bytes[at - 1] & 0xff) == length;
        return isCounted || (at == 0 || !isOfId(bytes[at - 1])) && (end == bytes.length || !isOfId(bytes[end]));
    }

    private static boolean isOfId(byte character) {
        return Ids.isValid(String.valueOf((char) (character & 0xff)));
    }
}
