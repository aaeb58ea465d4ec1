package com.movieconcierge.profile.adapter.kafka;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Fills the global store from {@code personas}. A record that is no persona is left out here; {@link OutputGuard} puts it
 * to the dead letters, once for all readers.
 */
public final class PersonaIntake implements Processor<String, byte[], Void, Void> {
    private final String storeName;
    private final PersonaBook book;
    private @Nullable KeyValueStore<String, byte[]> store;

    public PersonaIntake(String storeName, PersonaBook book) {
        this.storeName = storeName;
        this.book = book;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> personas = Objects.requireNonNull(store);
        if (!book.change(record.key(), record.value())) {
            return;
        }
        if (record.value() == null) {
            personas.delete(record.key());
        } else {
            personas.put(record.key(), record.value());
        }
    }
}
