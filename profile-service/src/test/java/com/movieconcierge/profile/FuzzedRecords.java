package com.movieconcierge.profile;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Records of all topics that the stream reads, of one seed: half of them as they should be, the others with odd values, or
 * with their bytes mutated, under odd keys, headers and times. A few viewers are clean: whatever is about them is as it should be.
 */
final class FuzzedRecords {
    static final String CLEAN = "clean-";

    private static final int CLEAN_VIEWERS = 4;
    private static final int VIEWERS = 200;
    private static final int FILMS = 40;
    private static final double[] NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0.49,
        5.01
    };
    private static final long[] TIMES = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, -2_208_988_800_000L, 4_102_444_800_000L
    };

    private final Random random;
    private final Instant now;
    private final BiFunction<String, SpecificRecord, byte[]> encode;
    private final Mutations mutations;

    /** One record, for {@code topic}. */
    record Fuzzed(Topic<?, ?> topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers, Instant at) {}

    /**
     * A sequence of records.
     *
     * @param now of their times, where they are not odd
     * @param encode a record of a topic as bytes, by the serializer of the product
     */
    FuzzedRecords(long seed, Instant now, BiFunction<String, SpecificRecord, byte[]> encode) {
        this.random = new Random(seed);
        this.now = now;
        this.encode = encode;
        this.mutations = new Mutations(random);
    }

    Fuzzed next() {
        int draw = random.nextInt(100);
        if (draw < 30) {
            return clean();
        }
        boolean odd = random.nextInt(3) > 0;
        Topic<?, ?> topic;
        String key;
        SpecificRecord record;
        if (draw < 65) {
            topic = Topics.RATINGS;
            key = viewer();
            record = rating(key, odd);
        } else if (draw < 75) {
            topic = Topics.USER_ERASURES;
            key = random.nextInt(4) == 0 ? Pseudonym.of(viewer()) : viewer();
            record = new Erasure(
                    key,
                    odd ? time() : now.minus(Duration.ofDays(random.nextInt(400))),
                    random.nextInt(3) - 1,
                    random.nextInt(50) - 1L,
                    null);
        } else if (draw < 85) {
            topic = Topics.STATED_TASTES;
            key = viewer();
            record = statement(key, odd);
        } else if (draw < 95) {
            topic = Topics.MOVIE_DNA;
            key = film();
            record = dna(key, odd);
        } else {
            topic = Topics.PERSONAS;
            key = "persona-" + random.nextInt(3);
            record = persona(key, odd);
        }
        byte[] value = encode.apply(topic.name(), record);
        return odd
                ? new Fuzzed(topic, mutations.key(key), mutations.value(value), mutations.headers(), writtenAt())
                : new Fuzzed(topic, bytes(key), value, new RecordHeaders(), now);
    }

    private Fuzzed clean() {
        if (random.nextInt(8) == 0) {
            String film = film();
            return new Fuzzed(
                    Topics.MOVIE_DNA,
                    bytes(film),
                    encode.apply(Topics.MOVIE_DNA.name(), dna(film, false)),
                    new RecordHeaders(),
                    now);
        }
        String viewer = CLEAN + random.nextInt(CLEAN_VIEWERS);
        return new Fuzzed(
                Topics.RATINGS,
                bytes(viewer),
                encode.apply(Topics.RATINGS.name(), rating(viewer, false)),
                new RecordHeaders(),
                now);
    }

    private Rating rating(String viewer, boolean odd) {
        int field = odd ? random.nextInt(12) : -1;
        return new Rating(
                field == 0 ? mutations.text() : "e" + random.nextInt(5_000),
                viewer,
                field == 1 ? mutations.text() : film(),
                field == 2 ? Double.valueOf(NUMBERS[random.nextInt(NUMBERS.length)]) : stars(),
                field == 3 ? time() : now.minus(Duration.ofMinutes(random.nextInt(1_000_000))),
                field == 4 ? mutations.text() : "fuzz");
    }

    private @Nullable Double stars() {
        return random.nextInt(9) == 0 ? null : Double.valueOf(0.5 * (1 + random.nextInt(10)));
    }

    private StatedTaste statement(String viewer, boolean odd) {
        StatedTaste usual = Statements.genre(viewer, "Western", now.minus(Duration.ofMinutes(random.nextInt(100_000))));
        if (odd) {
            switch (random.nextInt(6)) {
                case 0 -> usual.put("restatement", mutations.text());
                case 1 -> usual.put("statedAt", time());
                case 2 -> usual.put("eventId", mutations.text());
                case 3 -> usual.getWanted().put("genres", List.of(mutations.text()));
                default -> {}
            }
        }
        return usual;
    }

    private MovieDna dna(String film, boolean odd) {
        int version = random.nextInt(3);
        MovieDna usual = Samples.dna(film, Integer.toString(version));
        if (odd) {
            DnaBlock block = usual.getBlocks().get(0);
            switch (random.nextInt(8)) {
                case 0 ->
                    block.put("vector", vector((float) NUMBERS[random.nextInt(NUMBERS.length)], Samples.DIMENSIONS));
                case 1 -> block.put("vector", vector(1, random.nextInt(6_000)));
                case 2 -> usual.put("contentHash", mutations.text());
                case 3 -> block.put("modelId", mutations.text());
                case 4 -> block.put("modality", mutations.text());
                case 5 -> block.put("vector", ByteBuffer.wrap(new byte[random.nextInt(50)]));
                default -> {}
            }
        }
        return usual;
    }

    private Persona persona(String id, boolean odd) {
        int dimensions = odd && random.nextBoolean() ? random.nextInt(20) : Samples.DIMENSIONS;
        float filler = odd && random.nextInt(4) == 0 ? (float) NUMBERS[random.nextInt(NUMBERS.length)] : 1;
        ByteBuffer ones = vector(filler, dimensions);
        ByteBuffer other = vector(1, odd && random.nextInt(4) == 0 ? 3 : dimensions);
        return new Persona(
                id,
                odd ? mutations.text() : "The " + id,
                "fit-" + random.nextInt(3),
                odd ? random.nextInt() : 30,
                List.of(),
                List.of(),
                List.of(new PersonaBlock(
                        "theme", "mini", "1", ones, 1.0, other, ones, vector(0, dimensions), 1.0, ones)),
                odd ? random.nextInt(5) - 1 : 2,
                3,
                odd ? time() : now,
                0.4,
                odd ? NUMBERS[random.nextInt(NUMBERS.length)] : 0.3,
                "",
                List.of(),
                List.of());
    }

    private static ByteBuffer vector(float filler, int dimensions) {
        float[] vector = new float[dimensions];
        java.util.Arrays.fill(vector, filler);
        return Vectors.toBytes(vector);
    }

    private Instant time() {
        return Instant.ofEpochMilli(TIMES[random.nextInt(TIMES.length)] + random.nextInt(3));
    }

    /** Of the record itself; 0 stands for none. */
    private Instant writtenAt() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.ofEpochMilli(Long.MAX_VALUE);
            case 2 -> now.minus(Duration.ofDays(20_000));
            case 3 -> now.plus(Duration.ofDays(20_000));
            default -> now;
        };
    }

    private String viewer() {
        return "viewer-" + random.nextInt(VIEWERS);
    }

    private String film() {
        return "film-" + random.nextInt(FILMS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
