package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.audit.LogReader;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The viewers of {@code user-profiles}, each by their latest profile; with more of them than wanted those whose ids hash
 * lowest, which is a sample that neither order nor repetition changes. The topic is read once for the places of the
 * profiles, and again each time they are gone through; in memory is an id a viewer.
 */
final class KafkaViewers implements ViewerSample {
    private final LogReader log;
    private final EventCodec<TasteProfile> codec;
    private final Map<String, Place> places;

    private record Place(int partition, long offset) {}

    private KafkaViewers(LogReader log, EventCodec<TasteProfile> codec, Map<String, Place> places) {
        this.log = log;
        this.codec = codec;
        this.places = places;
    }

    static KafkaViewers sample(LogReader log, EventCodec<TasteProfile> codec, int most, long seed) {
        Map<String, Place> places = new HashMap<>();
        var greatest = new PriorityQueue<String>((a, b) -> Long.compare(hash(b, seed), hash(a, seed)));
        log.readAll(Topics.USER_PROFILES, record -> {
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
        return new KafkaViewers(log, codec, places);
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public void forEach(Consumer<Viewer> each) {
        log.readAll(Topics.USER_PROFILES, record -> {
            if (record.key() != null && place(record).equals(places.get(userId(record)))) {
                each.accept(viewer(codec.decode(record.value())));
            }
        });
    }

    private static Viewer viewer(TasteProfile profile) {
        Map<BlockKey, TasteSum> sums = new HashMap<>();
        for (TasteBlock block : profile.getBlocks()) {
            if (block.getScale().equals(TasteScale.LONG.key())) {
                float[] sum = Vectors.fromBytes(block.getSum());
                double[] vector = new double[sum.length];
                Vectors.addScaled(vector, sum, 1);
                sums.put(
                        new BlockKey(block.getModality(), block.getModelId(), block.getModelVersion(), sum.length),
                        new TasteSum(vector, block.getWeight()));
            }
        }
        return new Viewer(
                key -> Optional.ofNullable(sums.get(key)),
                profile.getHistory().stream()
                        .map(entry -> new Weighed(entry.getMovieId(), entry.getLongWeight()))
                        .toList());
    }

    private static Place place(ConsumerRecord<byte[], byte[]> record) {
        return new Place(record.partition(), record.offset());
    }

    private static String userId(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static long hash(String userId, long seed) {
        return new Random(userId.hashCode() * 31L + seed).nextLong();
    }
}
