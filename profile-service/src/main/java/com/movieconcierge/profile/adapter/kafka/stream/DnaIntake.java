package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.Tombstone;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Fills the global store from {@code movie-dna}. A record that is no DNA goes to the dead letters and leaves the film's
 * earlier DNA in place. The global consumer has no transaction, so after a crash a letter may be written twice.
 */
public final class DnaIntake extends ContextualProcessor<String, byte[], Void, Void> {
    private final ProfilePorts ports;

    public DnaIntake(ProfilePorts ports) {
        this.ports = ports;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        DnaLibrary library = ports.library();
        KeyValueStore<String, byte[]> films = context().getStateStore(ProfileStores.DNA);
        Decoded<String, FilmDna> decoded = library.decode(record.key(), record.value(), record.timestamp());
        if (decoded instanceof Usable) {
            library.change(record.key(), () -> films.put(record.key(), record.value()));
        } else if (decoded instanceof Tombstone) {
            library.change(record.key(), () -> films.delete(record.key()));
        } else if (decoded instanceof Unusable<String, FilmDna> unusable) {
            setAside(record, unusable);
        }
        context().recordMetadata().ifPresent(at -> library.readUpTo(at.partition(), at.offset() + 1));
    }

    private void setAside(Record<String, byte[]> record, Unusable<String, FilmDna> unusable) {
        var at = context().recordMetadata();
        String key = record.key();
        var source = new ConsumerRecord<>(
                Topics.MOVIE_DNA.name(),
                at.map(metadata -> metadata.partition()).orElse(-1),
                at.map(metadata -> metadata.offset()).orElse(-1L),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                record.value());
        ports.deadLetters().setAsideAndWait(source, unusable.reason(), unusable.cause());
    }
}
