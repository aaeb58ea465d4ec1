package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
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
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The films on topic {@code movies}. Of each wanted one only its place on the log is kept, about 100 bytes; the film itself
 * is fetched when it is asked for.
 */
public final class KafkaFilms implements CurrentFilms {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaFilms.class);

    /** Where the newest record of a film stands; no offset for a removed one. */
    private record Place(int partition, long offset) {
        static final Place NONE = new Place(-1, -1);
    }

    private final TopicCodec<String, Film> codec;
    private final TopicReader follower;
    private final TopicReader fetcher;
    private final Map<String, Place> places = new HashMap<>();

    private KafkaFilms(TopicCodec<String, Film> codec, TopicReader follower, TopicReader fetcher) {
        this.codec = codec;
        this.follower = follower;
        this.fetcher = fetcher;
    }

    /** @param consumers opens a consumer that belongs to no group */
    public static Opener opener(TopicCodec<String, Film> codec, Supplier<Consumer<byte[], byte[]>> consumers) {
        return (wanted, checkCancelled) -> {
            try {
                KafkaFilms films = open(codec, consumers);
                films.readAll(wanted, checkCancelled);
                return films;
            } catch (KafkaException e) {
                throw unavailable(e);
            }
        };
    }

    private static KafkaFilms open(TopicCodec<String, Film> codec, Supplier<Consumer<byte[], byte[]>> consumers) {
        var follower = new TopicReader(consumers.get(), Topics.MOVIES.name());
        try {
            return new KafkaFilms(codec, follower, new TopicReader(consumers.get(), Topics.MOVIES.name()));
        } catch (RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    private void readAll(Predicate<Film> wanted, Runnable checkCancelled) {
        var unusable = new AtomicLong();
        try {
            follower.toEnd(checkCancelled, record -> {
                Decoded<String, Film> decoded = codec.decode(record);
                if (decoded instanceof Usable<String, Film> film && wanted.test(film.value())) {
                    places.put(film.key(), place(record));
                } else if (record.key() != null) {
                    places.remove(id(record));
                }
                if (decoded instanceof Unusable<String, Film> bad && unusable.getAndIncrement() == 0) {
                    warn(record, bad);
                }
                requireRegistry(decoded);
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (unusable.get() > 1) {
            LOG.warn("{} records of topic movies are unusable and were left as they are", unusable);
        }
    }

    @Override
    public List<String> ids() {
        return places.keySet().stream().sorted().toList();
    }

    @Override
    public Current latest(String movieId) {
        try {
            follower.toEnd(() -> {}, movie -> {
                if (movie.key() != null) {
                    places.computeIfPresent(
                            id(movie), (id, before) -> movie.value() == null ? Place.NONE : place(movie));
                }
            });
            Place place = places.getOrDefault(movieId, Place.NONE);
            if (place.offset() < 0) {
                return new Current(null, -1, -1);
            }
            long end = follower.position(place.partition());
            return current(fetcher.at(place.partition(), place.offset()), end)
                    .orElseGet(() -> new Current(null, -1, -1));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Current> overwritten(String movieId, Current read, Receipt write) {
        try {
            var others = new ArrayList<ConsumerRecord<byte[], byte[]>>(0);
            fetcher.between(write.partition(), read.end(), write.offset(), movie -> {
                if (movie.key() != null && id(movie).equals(movieId)) {
                    others.clear();
                    others.add(movie);
                }
            });
            return others.stream()
                    .flatMap(other -> current(other, write.offset() + 1).stream())
                    .findFirst();
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        follower.close();
        fetcher.close();
    }

    private static String id(ConsumerRecord<byte[], byte[]> movie) {
        return new String(movie.key(), StandardCharsets.UTF_8);
    }

    private static Place place(ConsumerRecord<byte[], byte[]> movie) {
        return new Place(movie.partition(), movie.offset());
    }

    /** A film or its removal; empty where the record is neither, which is not ours to mend. */
    private Optional<Current> current(ConsumerRecord<byte[], byte[]> record, long end) {
        Decoded<String, Film> decoded = codec.decode(record);
        requireRegistry(decoded);
        if (decoded instanceof Unusable<String, Film> bad) {
            warn(record, bad);
            return Optional.empty();
        }
        Film film = decoded instanceof Usable<String, Film> usable ? usable.value() : null;
        return Optional.of(new Current(film, record.partition(), end));
    }

    private static void requireRegistry(Decoded<String, Film> decoded) {
        if (decoded instanceof RegistryAway<String, Film> away) {
            throw new UnavailableException(String.valueOf(away.cause().getMessage()), away.cause());
        }
    }

    private static void warn(ConsumerRecord<byte[], byte[]> record, Unusable<?, ?> bad) {
        LOG.warn(
                "Skipping unusable record {}-{}@{}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                bad.reason());
    }

    private static UnavailableException unavailable(KafkaException e) {
        return new UnavailableException("the films cannot be read: " + e.getMessage(), e);
    }
}
