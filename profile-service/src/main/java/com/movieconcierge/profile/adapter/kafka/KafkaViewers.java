package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The viewers of {@code user-profiles}, each by their latest profile; with more of them than wanted those whose ids hash
 * lowest, which is a sample that neither order nor repetition changes.
 *
 * <p>The topic is read twice: for the places of those profiles, which keeps an id a viewer in memory, and for the profiles,
 * which go to a file. However often a fit goes through them, it reads that file; they would not fit in memory: a profile
 * has up to 25 KB, and a fit up to 200,000 viewers.
 */
record KafkaViewers(RetryingCodec<String, TasteProfile> codec, Path file, int size) implements ViewerSample {
    /** One name, so that what a crash left behind is overwritten. */
    private static final String FILE = "persona-viewers.tmp";

    /** @param log of {@code user-profiles}, at its beginning */
    static KafkaViewers sample(
            LogReader log, RetryingCodec<String, TasteProfile> codec, int most, long seed, Path folder) {
        Map<String, LogPosition> places = places(log, most, seed);
        log.rewind();
        int[] size = {0};
        try {
            Path file = Files.createDirectories(folder).resolve(FILE);
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                log.toEnd(record -> {
                    if (record.key() != null && place(record).equals(places.get(userId(record)))) {
                        write(out, userId(record), record.value());
                        size[0]++;
                    }
                });
            }
            return new KafkaViewers(codec, file, size[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("the viewers of a fit cannot be kept in " + folder, e);
        }
    }

    /** What a crash in the middle of a fit has left: viewers who may be forgotten before the next one. */
    static void removeLeftOver(Path folder) {
        remove(folder.resolve(FILE));
    }

    private static Map<String, LogPosition> places(LogReader log, int most, long seed) {
        Map<String, LogPosition> places = new HashMap<>();
        var greatest = new PriorityQueue<String>((a, b) -> Long.compare(hash(b, seed), hash(a, seed)));
        log.toEnd(record -> {
            if (record.key() == null) {
                return;
            }
            String userId = userId(record);
            if (record.value() == null) {
                if (places.remove(userId) != null) {
                    greatest.remove(userId);
                }
            } else if (places.put(userId, place(record)) == null) {
                greatest.add(userId);
                if (greatest.size() > most) {
                    places.remove(greatest.remove());
                }
            }
        });
        return places;
    }

    private static LogPosition place(ConsumerRecord<?, ?> record) {
        return new LogPosition(record.partition(), record.offset());
    }

    private static void write(DataOutputStream out, String userId, byte[] value) {
        try {
            out.writeUTF(userId);
            out.writeInt(value.length);
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forEach(Consumer<Viewer> each) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < size; i++) {
                byte[] key = in.readUTF().getBytes(StandardCharsets.UTF_8);
                var decoded = codec.decode(key, in.readNBytes(in.readInt()), 0);
                if (decoded instanceof Usable<String, TasteProfile> usable) {
                    each.accept(viewer(usable.value()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the viewers of a fit cannot be read from " + file, e);
        }
    }

    @Override
    public void close() {
        remove(file);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    private static Viewer viewer(TasteProfile profile) {
        Map<BlockKey, TasteSum> sums = new HashMap<>();
        for (TasteProfile.Sum sum : profile.sums()) {
            if (sum.scale() == TasteScale.LONG) {
                double[] vector = new double[sum.vector().length];
                Vectors.addScaled(vector, sum.vector(), 1);
                sums.put(new BlockKey(sum.modality(), sum.model(), vector.length), new TasteSum(vector, sum.weight()));
            }
        }
        return new Viewer(
                key -> Optional.ofNullable(sums.get(key)),
                profile.history().stream()
                        .map(film -> new Weighed(film.movieId(), film.longWeight()))
                        .toList());
    }

    private static String userId(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static long hash(String userId, long seed) {
        return new Random(userId.hashCode() * 31L + seed).nextLong();
    }
}
