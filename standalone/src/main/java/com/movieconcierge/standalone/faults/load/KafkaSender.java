package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.faults.load.Ledger.Acknowledged;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Ratings as a producer beside ingest-service writes them: Avro, straight to the topic. Safe for threads. */
public final class KafkaSender implements RatingSender {
    private static final Duration REQUEST = Duration.ofSeconds(5);
    /** Longer than any fault lasts: a producer does not give up because a broker is away for a minute. */
    private static final Duration DELIVERY = Duration.ofMinutes(3);

    private static final int MOST_UNDER_WAY = 5_000;

    private final Producer<byte[], byte[]> producer;
    private final TopicCodec<String, Rating> codec;
    private final Ledger ledger;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

    public KafkaSender(KafkaClients clients, Map<String, ?> registry, Ledger ledger) {
        this.producer = KafkaClients.openProducer(clients.durable("faults-load", REQUEST, DELIVERY));
        this.codec = new TopicCodec<>(Topics.RATINGS, registry);
        this.ledger = ledger;
    }

    /** Returns at once; nothing is known by then. */
    @Override
    public Optional<Acknowledged> send(Rating rating) {
        send(rating, codec.toRecord(rating.userId(), rating));
        return Optional.empty();
    }

    /** Likewise, to a partition and with a time of the producer's choice. */
    public void send(Rating rating, int partition, long timestamp) {
        ProducerRecord<byte[], byte[]> usual = codec.toRecord(rating.userId(), rating);
        send(rating, new ProducerRecord<>(usual.topic(), partition, timestamp, usual.key(), usual.value()));
    }

    /** Likewise, to the partition of its viewer. */
    public void send(Rating rating, long timestamp) {
        ProducerRecord<byte[], byte[]> usual = codec.toRecord(rating.userId(), rating);
        send(rating, new ProducerRecord<>(usual.topic(), null, timestamp, usual.key(), usual.value()));
    }

    private void send(Rating rating, ProducerRecord<byte[], byte[]> event) {
        underWay.acquireUninterruptibly();
        try {
            producer.send(event, (metadata, failure) -> {
                note(rating, metadata, failure);
                underWay.release();
            });
        } catch (KafkaException e) { // not even taken
            underWay.release();
        }
    }

    private void note(Rating rating, RecordMetadata metadata, Exception failure) {
        if (failure == null) {
            ledger.acknowledged(new Acknowledged(rating.eventId(), metadata.partition(), metadata.offset()));
        } else {
            ledger.unanswered(rating.eventId());
        }
    }

    /** Returns when everything that was sent is answered, for a minute at most. */
    public void flush() throws InterruptedException {
        if (underWay.tryAcquire(MOST_UNDER_WAY, 1, TimeUnit.MINUTES)) {
            underWay.release(MOST_UNDER_WAY);
        }
    }

    /** Gives up what is not answered within five seconds. */
    @Override
    public void close() {
        producer.close(REQUEST);
    }
}
