package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Fills the global store from {@code movie-dna}. A record that is no DNA goes to the dead letters and leaves the film's
 * earlier DNA in place. The global consumer has no transaction, so after a crash a letter may be written twice.
 */
public final class DnaIntake implements Processor<String, byte[], Void, Void> {
    private final String storeName;
    private final DnaLibrary library;
    private final DeadLetterWriter deadLetters;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    public DnaIntake(String storeName, DnaLibrary library, DeadLetterWriter deadLetters) {
        this.storeName = storeName;
        this.library = library;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> films = Objects.requireNonNull(store);
        Decoded<String, FilmDna> decoded = library.decode(record.key(), record.value(), record.timestamp());
        if (decoded instanceof Usable) {
            library.change(record.key(), () -> films.put(record.key(), record.value()));
        } else if (decoded instanceof Tombstone) {
            library.change(record.key(), () -> films.delete(record.key()));
        } else if (decoded instanceof Unusable<String, FilmDna> unusable) {
            setAside(record, unusable);
        }
        Objects.requireNonNull(context)
                .recordMetadata()
                .ifPresent(at -> library.readUpTo(at.partition(), at.offset() + 1));
    }

    private void setAside(Record<String, byte[]> record, Unusable<String, FilmDna> unusable) {
        var at = Objects.requireNonNull(context).recordMetadata();
        String key = record.key();
        var source = new ConsumerRecord<>(
                Topics.MOVIE_DNA.name(),
                at.map(metadata -> metadata.partition()).orElse(-1),
                at.map(metadata -> metadata.offset()).orElse(-1L),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                record.value());
        deadLetters.setAsideAndWait(source, unusable.reason(), unusable.cause());
    }
}
