package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.model.Film;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.RegistryAway;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The films on topic {@code movies}. Of each wanted one only its place on the log is kept, about 100 bytes; the film itself
 * is fetched when it is asked for.
 */
public final class KafkaCurrentFilms implements CurrentFilms {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCurrentFilms.class);
    private static final String TOPIC = Topics.MOVIES.name();

    /** Where the newest record of a film stands; no offset for a removed one. */
    private record Place(int partition, long offset) {
        static final Place NONE = new Place(-1, -1);
    }

    private final TopicCodec<String, Film> codec;
    private final LogReader follower;
    private final LogReader fetcher;
    private final Map<String, Place> places = new HashMap<>();

    private KafkaCurrentFilms(TopicCodec<String, Film> codec, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.codec = codec;
        this.follower = new LogReader(consumers, TOPIC);
        this.fetcher = new LogReader(consumers, TOPIC);
    }

    /** @param consumers opens a consumer that belongs to no group */
    public static Opener opener(TopicCodec<String, Film> codec, Supplier<Consumer<byte[], byte[]>> consumers) {
        return (wanted, checkCancelled) -> {
            var films = new KafkaCurrentFilms(codec, consumers);
            try {
                films.readAll(wanted, checkCancelled);
                return films;
            } catch (RuntimeException e) {
                films.close();
                throw e instanceof LogUnavailableException away ? unavailable(away) : e;
            }
        };
    }

    private void readAll(Predicate<Film> wanted, Runnable checkCancelled) {
        var unusable = new AtomicLong();
        follower.toEnd(checkCancelled, record -> {
            Decoded<String, Film> decoded = decode(record);
            if (decoded instanceof Usable<String, Film> film && wanted.test(film.value())) {
                places.put(film.key(), place(record));
            } else if (record.key() != null) {
                places.remove(id(record));
            }
            if (decoded instanceof Unusable<String, Film> bad && unusable.getAndIncrement() == 0) {
                warn(record, bad);
            }
        });
        if (unusable.get() > 1) {
            LOG.warn("Skipped {} unusable records of topic movies; they are left as they are", unusable);
        }
    }

    @Override
    public List<String> ids() {
        return places.keySet().stream().sorted().toList();
    }

    @Override
    public Current latest(String movieId) {
        try {
            follower.toEnd(record -> {
                if (record.key() != null) {
                    places.computeIfPresent(
                            id(record), (id, before) -> record.value() == null ? Place.NONE : place(record));
                }
            });
            Place place = places.getOrDefault(movieId, Place.NONE);
            if (place.offset() < 0) {
                return new Current(null, -1, -1);
            }
            var partition = new TopicPartition(TOPIC, place.partition());
            long end = follower.position(partition);
            // Compaction took it away, so there is a newer one by now.
            ConsumerRecord<byte[], byte[]> newest = fetcher.at(partition, place.offset())
                    .orElseThrow(() -> new UnavailableException("the log was compacted meanwhile", null));
            return current(newest, end).orElseGet(() -> new Current(null, -1, -1));
        } catch (LogUnavailableException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Current> overwritten(String movieId, Current read, Receipt write) {
        try {
            var others = new ArrayList<ConsumerRecord<byte[], byte[]>>(0);
            fetcher.between(new TopicPartition(TOPIC, write.partition()), read.end(), write.offset(), record -> {
                if (record.key() != null && id(record).equals(movieId)) {
                    others.clear();
                    others.add(record);
                }
            });
            return others.stream()
                    .flatMap(other -> current(other, write.offset() + 1).stream())
                    .findFirst();
        } catch (LogUnavailableException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        follower.close();
        fetcher.close();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Place place(ConsumerRecord<byte[], byte[]> record) {
        return new Place(record.partition(), record.offset());
    }

    /** A film or its removal; empty where the record is neither, which is not ours to mend. */
    private Optional<Current> current(ConsumerRecord<byte[], byte[]> record, long end) {
        Decoded<String, Film> decoded = decode(record);
        if (decoded instanceof Unusable<String, Film> bad) {
            warn(record, bad);
            return Optional.empty();
        }
        Film film = decoded instanceof Usable<String, Film> usable ? usable.value() : null;
        return Optional.of(new Current(film, record.partition(), end));
    }

    private Decoded<String, Film> decode(ConsumerRecord<byte[], byte[]> record) {
        Decoded<String, Film> decoded = codec.decode(record);
        if (decoded instanceof RegistryAway<String, Film> away) {
            throw new UnavailableException(String.valueOf(away.cause().getMessage()), away.cause());
        }
        return decoded;
    }

    private static void warn(ConsumerRecord<byte[], byte[]> record, Unusable<?, ?> bad) {
        LOG.warn("Skipped {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), bad.reason());
    }

    private static UnavailableException unavailable(LogUnavailableException e) {
        return new UnavailableException("the films cannot be read: " + e.getMessage(), e);
    }
}
