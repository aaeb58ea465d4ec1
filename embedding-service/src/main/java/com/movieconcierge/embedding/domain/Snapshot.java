package com.movieconcierge.embedding.domain;

import java.time.Instant;
import java.util.Map;

/**
 * The catalogue as its topics had it at a moment, in a file.
 *
 * @param clusterId of the Kafka cluster it was read from
 * @param createdAt before its first record was read
 * @param entries by topic
 */
public record Snapshot(String clusterId, Instant createdAt, Map<String, Long> entries) {}
