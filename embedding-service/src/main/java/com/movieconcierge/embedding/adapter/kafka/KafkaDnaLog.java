package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Dna;
import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topic movie-dna, of which only the content hashes are kept in memory: some hundred bytes a film. */
public final class KafkaDnaLog implements DnaLog {
    private final KafkaWriter writer;
    private final Serializer<MovieDna> values;
    private final ContentHashes hashes;
    private final ContentHashReader reader;

    public KafkaDnaLog(
            KafkaWriter writer, Serializer<MovieDna> values, ContentHashes hashes, ContentHashReader reader) {
        this.writer = writer;
        this.values = values;
        this.hashes = hashes;
        this.reader = reader;
    }

    @Override
    public void catchUp() {
        reader.readToEnd(hashes);
    }

    @Override
    public Optional<String> contentHash(String movieId) {
        return hashes.of(movieId);
    }

    @Override
    public CompletableFuture<Void> publish(Dna dna) {
        try {
            byte[] value = values.serialize(Topics.MOVIE_DNA.name(), toAvro(dna));
            return send(dna.movieId(), value).thenRun(() -> hashes.put(dna.movieId(), dna.contentHash()));
        } catch (SerializationException e) {
            // Every field is set, so nothing but the registry can have failed.
            return CompletableFuture.failedFuture(Faults.registry(e));
        }
    }

    @Override
    public CompletableFuture<Void> remove(String movieId) {
        return send(movieId, null).thenRun(() -> hashes.remove(movieId));
    }

    private CompletableFuture<Void> send(String movieId, byte @Nullable [] value) {
        return writer.send(
                new ProducerRecord<>(Topics.MOVIE_DNA.name(), movieId.getBytes(StandardCharsets.UTF_8), value));
    }

    private static MovieDna toAvro(Dna dna) {
        List<DnaBlock> blocks = dna.blocks().stream()
                .map(block -> new DnaBlock(
                        block.modality().key(), block.modelId(), block.modelVersion(), Vectors.toBytes(block.vector())))
                .toList();
        return new MovieDna(dna.movieId(), dna.contentHash(), blocks);
    }
}
