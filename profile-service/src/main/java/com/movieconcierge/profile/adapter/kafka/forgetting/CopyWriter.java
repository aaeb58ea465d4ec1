package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Writes to one partition in transactions, under an id that all processes share: from the moment that another one opens its own, this
 * one can write no more, and every call says so.
 */
final class CopyWriter implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final int PADDING_BYTES = 64 << 10;

    private final TopicPartition partition;
    private final CopyLedger ledger;
    private final Producer<byte[], byte[]> producer;

    private CopyWriter(TopicPartition partition, CopyLedger ledger, Producer<byte[], byte[]> producer) {
        this.partition = partition;
        this.ledger = ledger;
        this.producer = producer;
    }

    /** Opens it, and ends whatever transaction a former one was in. */
    static CopyWriter open(KafkaClients clients, String transactionalId, TopicPartition partition, CopyLedger ledger) {
        try {
            Producer<byte[], byte[]> producer = KafkaClients.openProducer(
                    Transactions.settings(clients.batching(transactionalId), transactionalId));
            var writer = new CopyWriter(partition, ledger, producer);
            try {
                producer.initTransactions();
            } catch (KafkaException e) {
                writer.close();
                throw e;
            }
            return writer;
        } catch (KafkaException e) {
            throw LogUnavailableException.of("Could not begin to rewrite " + partition, e);
        }
    }

    TopicPartition partition() {
        return partition;
    }

    /** Writes copies, and takes down how far they are; none of it or all. None at all: what is taken down changes alone. */
    void write(List<ProducerRecord<byte[], byte[]>> copies, long copied) {
        inTransaction(() -> {
            List<Future<RecordMetadata>> sent = new ArrayList<>(copies.size());
            copies.forEach(copy -> sent.add(producer.send(copy)));
            producer.sendOffsetsToTransaction(ledger.entry(copied), new ConsumerGroupMetadata(ledger.group()));
            producer.commitTransaction();
            Transactions.await(sent);
        });
    }

    /**
     * Writes more than so many bytes, which no reader of committed records gets to see.
     *
     * @return the offset of the first of them: all before it had reached every broker in sync when the others were written
     */
    long writeAndAbort(int bytes) {
        long[] first = new long[1];
        inTransaction(() -> {
            // Not to be compressed. What it is makes no difference.
            byte[] padding = new byte[PADDING_BYTES];
            new Random(bytes).nextBytes(padding);
            first[0] = acknowledged(producer.send(padding(new byte[1])));
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int written = 0; written <= bytes; written += PADDING_BYTES) {
                sent.add(producer.send(padding(padding)));
            }
            producer.flush();
            Transactions.await(sent);
            producer.abortTransaction();
        });
        return first[0];
    }

    private long acknowledged(Future<RecordMetadata> sent) {
        producer.flush();
        return Transactions.await(sent).offset();
    }

    private ProducerRecord<byte[], byte[]> padding(byte[] value) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), null, value);
    }

    private void inTransaction(Runnable work) {
        try {
            producer.beginTransaction();
            work.run();
        } catch (KafkaException e) {
            throw ended(e);
        }
    }

    /** An open transaction ends with its producer's successor, or by its timeout. */
    private LogUnavailableException ended(KafkaException failure) {
        LogUnavailableException known = LogUnavailableException.of("Could not rewrite " + partition, failure);
        boolean isFenced = failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException
                || known.isCausedBy(ProducerFencedException.class)
                || known.isCausedBy(InvalidProducerEpochException.class);
        return isFenced
                ? new LogUnavailableException(
                        "Another process rewrites " + partition + " now; this one has ended and deletes nothing",
                        failure)
                : known;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
