package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.behaviour.CatalogueDna;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmBacklog;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic movie-dna, read from its beginning whenever somebody asks, which is once a fit; nothing of it is kept. */
public final class KafkaCatalogueDna implements CatalogueDna {
    private final LogReader reader;
    private final TopicCodec<String, FilmDna> codec;
    private final FilmBacklog backlog;

    public KafkaCatalogueDna(LogReader reader, TopicCodec<String, FilmDna> codec, FilmBacklog backlog) {
        this.reader = reader;
        this.codec = codec;
        this.backlog = backlog;
    }

    @Override
    public Map<String, FilmDna> of(Set<String> films, int others, Runnable checkCancelled) {
        Map<String, FilmDna> latest = new HashMap<>();
        Set<String> wanted = new HashSet<>(films);
        return KafkaFaults.translated(() -> {
            try {
                reader.rewind();
                reader.toEnd(checkCancelled, raw -> note(raw, wanted, films.size() + others, latest));
                return latest;
            } finally {
                reader.close();
            }
        });
    }

    @Override
    public long waiting() {
        return backlog.filmsBehind();
    }

    /** A film whose last record is no DNA has none. */
    private void note(ConsumerRecord<byte[], byte[]> raw, Set<String> wanted, int most, Map<String, FilmDna> latest) {
        String film = raw.key() == null ? "" : new String(raw.key(), StandardCharsets.UTF_8);
        if (film.isEmpty() || !wanted.contains(film) && wanted.size() >= most) {
            return;
        }
        wanted.add(film);
        Decoded<String, FilmDna> decoded = codec.decode(raw);
        if (decoded instanceof Decoded.Usable<String, FilmDna> usable) {
            latest.put(usable.value().movieId(), usable.value());
        } else if (decoded instanceof Decoded.RegistryAway<String, FilmDna> away) {
            throw away.cause();
        } else {
            latest.remove(film);
        }
    }
}
