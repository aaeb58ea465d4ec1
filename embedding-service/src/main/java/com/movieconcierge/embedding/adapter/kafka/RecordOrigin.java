package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.MovieEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The raw record behind an event. */
record RecordOrigin(ConsumerRecord<byte[], byte[]> raw) implements MovieEvent.Origin {}
