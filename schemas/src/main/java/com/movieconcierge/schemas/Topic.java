package com.movieconcierge.schemas;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One topic of the system.
 *
 * @param name as on the broker
 * @param key what the record key is, e.g. userId
 * @param valueSchema null for a dead-letter topic, which carries raw bytes
 * @param partitions count; positive. Topics joined by key have the same
 * @param config broker-side topic configuration
 */
public record Topic(String name, String key, Optional<Schema> valueSchema, int partitions, Map<String, String> config) {

    public Topic {
        config = Map.copyOf(config);
    }

    /** Where records of this topic go that cannot be used, with the reason in their headers. */
    public String deadLetters() {
        return name + ".dlq";
    }

    NewTopic toNewTopic(short replicationFactor) {
        return new NewTopic(name, partitions, replicationFactor).configs(config);
    }
}
