package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.ErasureReceipt;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Replaces the names of viewers on {@code user-erasures} by pseudonyms, and says there where nothing names them any more. That
 * they asked stays known for ever, so that nothing of before, however late it comes, counts again.
 */
final class Receipts {
    private final PartitionRewrite rewrite;
    private final StreamPlace stream;
    private final RetryingCodec<String, Erasure> codec;
    private final Clock clock;

    Receipts(PartitionRewrite rewrite, StreamPlace stream, RetryingCodec<String, Erasure> codec, Clock clock) {
        this.rewrite = rewrite;
        this.stream = stream;
        this.codec = codec;
        this.clock = clock;
    }

    /** Of a batch of which nothing is left elsewhere. */
    void write(ForgettingBatch batch) {
        for (TopicPartition partition : batch.homes(Topics.USER_ERASURES.name())) {
            rewrite.rewrite(partition, new Renaming(batch, receipt(batch, partition.partition())), Optional.of(stream));
        }
    }

    private ErasureReceipt receipt(ForgettingBatch batch, int partition) {
        Map<String, Long> offsets = new TreeMap<>();
        batch.horizon().forEach((at, offset) -> {
            if (at.partition() == partition || isOfAll(at)) {
                offsets.put(at.toString(), offset);
            }
        });
        return new ErasureReceipt(clock.instant().truncatedTo(ChronoUnit.MILLIS), offsets);
    }

    /** Dead letters of all partitions are on one. */
    private static boolean isOfAll(TopicPartition at) {
        return Topics.keyedByViewer().stream()
                .anyMatch(topic -> topic.deadLetters().equals(at.topic()));
    }

    private final class Renaming implements Redaction {
        private final ForgettingBatch batch;
        private final ErasureReceipt receipt;

        private Renaming(ForgettingBatch batch, ErasureReceipt receipt) {
            this.batch = batch;
            this.receipt = receipt;
        }

        @Override
        public boolean drops(ConsumerRecord<byte[], byte[]> record) {
            byte[] key = record.key();
            return key != null
                    && batch.request(
                                    new String(key, StandardCharsets.UTF_8),
                                    new LogPosition(record.partition(), record.offset()))
                            .isPresent();
        }

        /** One that nobody can use has its dead letter, and goes. */
        @Override
        public Optional<ProducerRecord<byte[], byte[]>> instead(ConsumerRecord<byte[], byte[]> dropped) {
            if (codec.decode(dropped) instanceof Usable<String, Erasure> usable) {
                Erasure request = usable.value();
                String pseudonym = Pseudonym.of(request.userId());
                return Optional.of(codec.toRecord(
                        pseudonym,
                        new Erasure(pseudonym, request.requestedAt(), request.ratingsEnd(), Optional.of(receipt))));
            }
            return Optional.empty();
        }
    }
}
