package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.adapter.kafka.OutputGuard;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Fills the global store from {@code personas}. A record that is no persona is left out here; {@link OutputGuard} puts it
 * to the dead letters, once for all readers.
 */
public final class PersonaIntake extends ContextualProcessor<String, byte[], Void, Void> {
    private final CurrentPersonas book;

    public PersonaIntake(ProfilePorts ports) {
        this.book = ports.personas();
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> personas = context().getStateStore(ProfileStores.PERSONAS);
        if (record.key() != null && book.change(record.key(), record.value())) {
            // Without a value it deletes.
            personas.put(record.key(), record.value());
        }
    }
}
