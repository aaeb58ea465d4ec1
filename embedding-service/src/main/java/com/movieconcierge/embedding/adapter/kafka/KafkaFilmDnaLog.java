package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.dna.FilmDnaLog;
import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The topic movie-dna. Of each film its content hash stays in memory, and the blocks that cost too much to be made again for
 * nothing, about 4 bytes a component.
 */
public final class KafkaFilmDnaLog implements FilmDnaLog {
    private static final HexFormat HEX = HexFormat.of();

    private final LogWriter writer;
    private final TopicCodec<String, FilmDna> codec;
    private final LogReader reader;
    private final Predicate<FilmDna.Block> isCostly;
    private final Map<String, Known> films = new ConcurrentHashMap<>();

    private record Known(byte[] hash, List<FilmDna.Block> blocks) {}

    /** @param isCostly which blocks are kept in memory */
    public KafkaFilmDnaLog(
            LogWriter writer, TopicCodec<String, FilmDna> codec, LogReader reader, Predicate<FilmDna.Block> isCostly) {
        this.writer = writer;
        this.codec = codec;
        this.reader = reader;
        this.isCostly = isCostly;
    }

    @Override
    public void catchUp() {
        KafkaFaults.translated(() -> {
            try {
                return reader.toEnd(this::note);
            } finally {
                // Needed again when partitions move, which is seldom.
                reader.close();
            }
        });
    }

    /** A film whose last record is no DNA has none that could be kept. */
    private void note(ConsumerRecord<byte[], byte[]> raw) {
        Decoded<String, FilmDna> decoded = codec.decode(raw);
        if (decoded instanceof Decoded.Usable<String, FilmDna> usable) {
            remember(usable.value());
        } else if (decoded instanceof Decoded.RegistryAway<String, FilmDna> away) {
            throw away.cause();
        } else if (raw.key() != null) {
            films.remove(new String(raw.key(), StandardCharsets.UTF_8));
        }
    }

    /** A hash that is none of ours, i.e. no hex, is forgotten: the film is embedded again. */
    void remember(FilmDna dna) {
        try {
            byte[] hash = HEX.parseHex(dna.contentHash());
            List<FilmDna.Block> costly = dna.blocks().stream().filter(isCostly).toList();
            films.put(dna.movieId(), new Known(hash, costly));
        } catch (IllegalArgumentException e) {
            films.remove(dna.movieId());
        }
    }

    @Override
    public Optional<String> contentHash(String movieId) {
        return Optional.ofNullable(films.get(movieId)).map(known -> HEX.formatHex(known.hash));
    }

    @Override
    public List<FilmDna.Block> blocks(String movieId) {
        Known known = films.get(movieId);
        return known == null ? List.of() : known.blocks;
    }

    @Override
    public int films() {
        return films.size();
    }

    @Override
    public Map<ModelKey, Long> coverage() {
        return films.values().stream()
                .flatMap(known -> known.blocks.stream())
                .collect(Collectors.groupingBy(ModelKey::of, Collectors.counting()));
    }

    @Override
    public CompletableFuture<Void> publish(FilmDna dna) {
        return KafkaFaults.sent(() -> writer.send(codec.toRecord(dna.movieId(), dna)))
                .thenRun(() -> remember(dna));
    }

    @Override
    public CompletableFuture<Void> remove(String movieId) {
        return KafkaFaults.sent(() -> writer.send(codec.toRecord(movieId, null)))
                .thenRun(() -> films.remove(movieId));
    }
}
