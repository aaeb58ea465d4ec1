package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic movie-dna; what of it stays in memory says {@link KnownDna}. */
public final class KafkaDnaLog implements DnaLog {
    private final LogWriter writer;
    private final TopicCodec<String, FilmDna> codec;
    private final LogReader reader;
    private final KnownDna known;

    /**
     * @param reader of the codec's topic
     * @param isCostly which blocks are kept in memory
     */
    public KafkaDnaLog(
            LogWriter writer, TopicCodec<String, FilmDna> codec, LogReader reader, Predicate<FilmDna.Block> isCostly) {
        this.writer = writer;
        this.codec = codec;
        this.reader = reader;
        this.known = new KnownDna(isCostly);
    }

    @Override
    public void catchUp() {
        Faults.translated(() -> {
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
            known.put(usable.value());
        } else if (decoded instanceof Decoded.RegistryAway<String, FilmDna> away) {
            throw away.cause();
        } else if (raw.key() != null) {
            known.remove(new String(raw.key(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public Optional<String> contentHash(String movieId) {
        return known.hash(movieId);
    }

    @Override
    public List<FilmDna.Block> blocks(String movieId) {
        return known.blocks(movieId);
    }

    @Override
    public int films() {
        return known.size();
    }

    @Override
    public Map<ModelKey, Long> coverage() {
        return known.coverage();
    }

    @Override
    public CompletableFuture<Void> publish(FilmDna dna) {
        return Faults.sent(() -> writer.send(codec.toRecord(dna.movieId(), dna)))
                .thenRun(() -> known.put(dna));
    }

    @Override
    public CompletableFuture<Void> remove(String movieId) {
        return Faults.sent(() -> writer.send(codec.toRecord(movieId, null))).thenRun(() -> known.remove(movieId));
    }
}
