package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes records out of a partition whose cleanup is {@code delete}, while it is written and read: finishes the file that is written to,
 * writes what stays once more behind it, and has the brokers delete all before. A copy counts where its original was, see {@link
 * com.movieconcierge.schemas.CopiedRecord}.
 *
 * <p>May be ended, killed or begun twice at any time: how far it got is part of each transaction, and nothing is deleted before all
 * copies are committed, readable and read by the stream, by a process that nobody has taken over from. Readers of committed
 * records then find each record that stays exactly once. The brokers delete files after {@code log.retention.check.interval.ms}
 * and {@code file.delete.delay.ms}.
 */
public final class PartitionRewrite {
    private static final Map<String, Integer> LARGE_FETCHES = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);

    private final Admin admin;
    private final KafkaClients clients;
    private final String name;
    private final RewriteWatch watch;
    private final Patience patience;

    /**
     * Of the stream of one application, whose processes all rewrite by the same name.
     *
     * @param patience how long a broker may take for an answer, and how long the stream may stand still
     */
    public PartitionRewrite(
            Admin admin, KafkaClients clients, String applicationId, Duration patience, RewriteWatch watch) {
        this.admin = admin;
        this.clients = clients;
        this.name = applicationId + "-forgetting";
        this.watch = watch;
        this.patience = new Patience(patience, watch::checkCancelled);
    }

    /**
     * Rewrites a partition where it has something that is to go, or where a former rewrite was cut short.
     *
     * @param redaction which records are to go
     * @param stream empty for a topic that the stream does not read. Where it does, strays are left to it
     * @throws LogUnavailableException when the broker does not answer, the stream does not move or another process has taken over;
     *     the next rewrite goes on
     */
    public Rewritten rewrite(TopicPartition partition, Redaction redaction, Optional<StreamPlace> stream) {
        var ends = new PartitionEnds(admin, partition, patience);
        var ledger = new CopyLedger(admin, name, partition, patience);
        var size = new SegmentSize(admin, partition.topic(), ledger, patience);
        size.restoreLeftover();
        Map<String, Object> reading = clients.reader(name, LARGE_FETCHES);
        try (LogReader reader = new LogReader(() -> KafkaClients.openConsumer(reading), partition.topic())) {
            long start = ends.first();
            long takenDown = ledger.copied();
            var scan = new RewriteScan(redaction::drops, watch::checkCancelled);
            reader.between(partition, start, ends.stableEnd(), scan::take);
            if (scan.dropped() == 0 && takenDown <= start) {
                return Rewritten.untouched(scan.scanned(), start);
            }
            try (CopyWriter writer = CopyWriter.open(clients, name + "-" + partition, partition, ledger)) {
                requireUnchanged(ledger, takenDown);
                SegmentRoll.Rolled rolled = new SegmentRoll(size, ends).roll(writer);
                ends.awaitReadable();
                Optional<StreamGate> gate = stream.map(place -> new StreamGate(place, ends, patience));
                var pass = new CopyPass(
                        rolled,
                        redaction,
                        record -> gate.isPresent() && isLeftToStream(record, reader),
                        (copies, next) -> {
                            watch.checkCancelled();
                            gate.ifPresent(StreamGate::awaitLittleLag);
                            writer.write(copies, next);
                            watch.copied(partition, next, rolled.boundary());
                        });
                reader.between(partition, scan.resumeAt(start, takenDown), rolled.boundary(), pass::take);
                pass.writeRest();
                gate.ifPresent(stands -> stands.awaitPassed(passed(scan, pass, rolled)));
                ends.awaitReadable();
                return delete(scan, pass, rolled, writer, ends);
            }
        }
    }

    /**
     * The stream has read whatever is deleted before it is: strays it has written home by then, and what has no time is a dead letter.
     * Given a time, as a copy must have one, it would become a rating.
     */
    private static boolean isLeftToStream(ConsumerRecord<byte[], byte[]> record, LogReader reader) {
        return reader.isStray(record) || record.timestamp() < 0;
    }

    /** A process that wrote until a moment ago has got farther than what was scanned. */
    private static void requireUnchanged(CopyLedger ledger, long takenDown) {
        if (ledger.copiedForSure() != takenDown) {
            throw new LogUnavailableException(
                    "Another process was rewriting " + ledger.partition() + " just now: this one looks again", null);
        }
    }

    /**
     * What the stream has to have committed. Behind the boundary are copies for it to read, so that it commits beyond it; without
     * any, an aborted transaction may be the last there is, and the stream commits no more than the last record.
     */
    private static long passed(RewriteScan scan, CopyPass pass, SegmentRoll.Rolled rolled) {
        return pass.copied() > 0 ? rolled.boundary() : Math.max(scan.last(), pass.last()) + 1;
    }

    /** Up to the first record that is to go and lies, perhaps, in the file that goes on: the next rewrite finds it there. */
    private static Rewritten delete(
            RewriteScan scan, CopyPass pass, SegmentRoll.Rolled rolled, CopyWriter writer, PartitionEnds ends) {
        // The last thing before the deletion: it fails where another process has begun.
        writer.write(List.of(), rolled.boundary());
        long boundary = Math.min(rolled.boundary(), pass.firstLate().orElse(Long.MAX_VALUE));
        return new Rewritten(
                scan.scanned(),
                scan.dropped(),
                pass.copied(),
                pass.leftOut(),
                rolled.boundary(),
                ends.deleteBefore(boundary),
                pass.firstLate().isPresent());
    }
}
