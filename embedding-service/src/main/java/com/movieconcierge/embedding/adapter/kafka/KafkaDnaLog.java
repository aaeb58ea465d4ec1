package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Dna;
import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topic movie-dna; what of it stays in memory says {@link KnownDna}. */
public final class KafkaDnaLog implements DnaLog {
    private final KafkaWriter writer;
    private final Serializer<MovieDna> values;
    private final KnownDna known;
    private final KnownDnaReader reader;

    /** @param isCostly which blocks are kept in memory */
    public KafkaDnaLog(
            KafkaWriter writer, Serializer<MovieDna> values, Predicate<Dna.Block> isCostly, KnownDnaReader reader) {
        this.writer = writer;
        this.values = values;
        this.known = new KnownDna(isCostly);
        this.reader = reader;
    }

    @Override
    public void catchUp() {
        reader.readToEnd(known);
    }

    @Override
    public Optional<String> contentHash(String movieId) {
        return known.hash(movieId);
    }

    @Override
    public List<Dna.Block> blocks(String movieId) {
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
    public CompletableFuture<Void> publish(Dna dna) {
        try {
            byte[] value = values.serialize(Topics.MOVIE_DNA.name(), DnaRecords.toAvro(dna));
            return send(dna.movieId(), value).thenRun(() -> known.put(dna));
        } catch (SerializationException e) {
            // Every field is set, so nothing but the registry can have failed.
            return CompletableFuture.failedFuture(Faults.registry(e));
        }
    }

    @Override
    public CompletableFuture<Void> remove(String movieId) {
        return send(movieId, null).thenRun(() -> known.remove(movieId));
    }

    private CompletableFuture<Void> send(String movieId, byte @Nullable [] value) {
        return writer.send(
                new ProducerRecord<>(Topics.MOVIE_DNA.name(), movieId.getBytes(StandardCharsets.UTF_8), value));
    }
}
