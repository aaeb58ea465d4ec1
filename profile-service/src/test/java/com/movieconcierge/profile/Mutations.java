package com.movieconcierge.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What can happen to the bytes of a record. */
final class Mutations {
    /** Lengths as Avro writes them: more than there is, more than there can be, negative, and never ending. */
    private static final byte[][] CLAIMS = {
        {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
        {
            (byte) 0xfe,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            0x01
        },
        {0x01},
        {
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff
        },
    };

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte @Nullable [] value(byte[] valid) {
        byte[] value = valid.clone();
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOf(value, random.nextInt(value.length));
            case 3 -> Arrays.copyOf(value, value.length + random.nextInt(1_000));
            case 4 -> noise(random.nextInt(200));
            case 5 -> random.nextInt(200) == 0 ? noise(2_000_000) : noise(20_000);
            case 6 -> ofSchema(value, random.nextInt(20));
            case 7 -> ofSchema(value, random.nextInt(10) == 0 ? random.nextInt() : -random.nextInt(100));
            case 8, 9, 10 -> overwritten(value, CLAIMS[random.nextInt(CLAIMS.length)]);
            case 11 -> overwritten(value, new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xed, (byte) 0xa0, (byte) 0x80});
            case 12, 13, 14, 15 -> flipped(value);
            default -> value;
        };
    }

    byte @Nullable [] key(String valid) {
        byte[] key = valid.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(30)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> noise(10);
            case 3 -> random.nextInt(50) == 0 ? noise(1_500_000) : noise(300);
            case 4 -> flipped(key);
            case 5 -> (valid + "\n|{}").getBytes(StandardCharsets.UTF_8);
            default -> key;
        };
    }

    Headers headers() {
        Headers headers = new RecordHeaders();
        int draw = random.nextInt(60);
        if (draw == 0) {
            headers.add("mc.strayed-from", noise(5));
        } else if (draw == 1) {
            headers.add("dlq.reason", null);
        } else if (draw == 2) {
            headers.add(
                    "mc.first-at",
                    random.nextBoolean()
                            ? noise(5)
                            : Integer.toString(random.nextInt(100)).getBytes(StandardCharsets.US_ASCII));
        } else if (draw == 3) {
            for (int i = random.nextInt(200); i > 0; i--) {
                headers.add("h" + i, random.nextInt(5) == 0 ? null : noise(random.nextInt(3_000)));
            }
        }
        return headers;
    }

    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "é".repeat(random.nextInt(10) == 0 ? 70_000 : 600);
            case 2 -> "\ud800lone";
            case 3 -> "nul\u0000|:{}";
            case 4 -> "x".repeat(513);
            case 5 -> "film-1 ";
            default -> "t" + random.nextInt(1_000);
        };
    }

    private static byte[] ofSchema(byte[] value, int id) {
        if (value.length >= 5) {
            ByteBuffer.wrap(value).putInt(1, id);
        }
        return value;
    }

    private byte[] flipped(byte[] value) {
        for (int i = 1 + random.nextInt(8); i > 0 && value.length > 0; i--) {
            value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return value;
    }

    private byte[] overwritten(byte[] value, byte[] with) {
        int at = Math.min(5 + random.nextInt(Math.max(1, value.length)), Math.max(0, value.length - with.length));
        System.arraycopy(with, 0, value, at, Math.min(with.length, value.length - at));
        return value;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
