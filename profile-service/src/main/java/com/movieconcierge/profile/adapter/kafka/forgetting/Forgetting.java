package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.profile.adapter.kafka.forgetting.ErasureLog.Request;
import com.movieconcierge.profile.adapter.kafka.forgetting.ForgettingBatch.Step;
import com.movieconcierge.profile.domain.ReadersNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has everything that names forgotten viewers go from where it is kept, beside what the stream takes back itself. Start reading
 * here. A round goes as far as it can go at the moment:
 *
 * <pre>
 * user-erasures ─→ ErasureLog ─→ ForgettingBatch: the stream has forgotten them
 *                                   │ → RedactedLogs: ratings and dead letters are rewritten without them
 *                                   │ → Compaction: no former record of theirs is left
 *                                   │ → ReadersNames: no key, no file
 *                                   └ → Receipts: user-erasures is rewritten, their names replaced by pseudonyms
 * </pre>
 *
 * <p>What names a viewer there is what is to be done, so nothing else has to be remembered, and a process that takes over begins
 * anew. For one thread of one process at a time.
 */
public final class Forgetting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final int MOST_VIEWERS = 1_000;
    private static final int MOST_BATCHES = 50;

    private final ErasureLog erasures;
    private final StreamPlace stream;
    private final RedactedLogs logs;
    private final ViewerKeys keys;
    private final Function<Set<TopicPartition>, Map<TopicPartition, Long>> ends;
    private final StatementWithdrawal statements;
    private final Compaction compaction;
    private final ReadersNames redis;
    private final Receipts receipts;
    private final Runnable onClose;
    private final List<ForgettingBatch> batches = new ArrayList<>();

    /** @param ends asks where partitions end now */
    Forgetting(
            ErasureLog erasures,
            StreamPlace stream,
            RedactedLogs logs,
            ViewerKeys keys,
            Function<Set<TopicPartition>, Map<TopicPartition, Long>> ends,
            StatementWithdrawal statements,
            Compaction compaction,
            ReadersNames redis,
            Receipts receipts,
            Runnable onClose) {
        this.erasures = erasures;
        this.stream = stream;
        this.logs = logs;
        this.keys = keys;
        this.ends = ends;
        this.statements = statements;
        this.compaction = compaction;
        this.redis = redis;
        this.receipts = receipts;
        this.onClose = onClose;
    }

    /** Goes as far as it can go without waiting for long, apart from rewriting. */
    public void round() {
        erasures.refresh();
        if (erasures.isEmpty()) {
            return;
        }
        logs.rewriteWhereSomethingCameLate();
        begin();
        batches.forEach(this::advance);
        if (batches.removeIf(batch -> batch.step() == Step.DONE)) {
            erasures.rewind();
        }
    }

    /** Forgets how far it is: somebody else has gone on. */
    public void startAgain() {
        batches.clear();
        erasures.rewind();
    }

    private void begin() {
        Set<String> known = new HashSet<>();
        batches.forEach(batch -> known.addAll(batch.viewers()));
        List<Request> waiting = erasures.named().stream()
                .filter(request -> !known.contains(request.erasure().userId()))
                .limit(MOST_VIEWERS)
                .toList();
        if (!waiting.isEmpty() && batches.size() < MOST_BATCHES) {
            batches.add(new ForgettingBatch(waiting));
            LOG.info("Forgetting {} more viewers for good", waiting.size());
        }
    }

    /** Where a batch may be named, apart from {@code user-erasures}. */
    private Set<TopicPartition> places(ForgettingBatch batch) {
        Set<TopicPartition> places = new HashSet<>(logs.places(batch));
        keys.topics().forEach(topic -> places.addAll(batch.homes(topic)));
        return places;
    }

    /** Those who have not come back. */
    private Set<String> gone(ForgettingBatch batch) {
        Set<String> gone = new HashSet<>(batch.viewers());
        gone.removeAll(compaction.back(batch));
        return gone;
    }

    private void advance(ForgettingBatch batch) {
        if (batch.step() == Step.STREAM && batch.isRead(stream)) {
            statements.takeBack(batch, erasures);
            batch.endAt(ends.apply(places(batch)));
            batch.reached(Step.LOGS);
        }
        if (batch.step() == Step.LOGS && logs.rewrite(batch)) {
            batch.reached(Step.COMPACTION);
        }
        if (batch.step() == Step.COMPACTION && compaction.isOver(batch)) {
            batch.reached(Step.REDIS);
        }
        if (batch.step() == Step.REDIS && redis.areGone(gone(batch))) {
            batch.reached(Step.REDIS_FILES);
        }
        if (batch.step() == Step.REDIS_FILES && batch.files(redis).areWritten()) {
            receipts.write(batch);
            batch.reached(Step.DONE);
            LOG.info(
                    "{} viewers are forgotten for good: nothing names them any more",
                    batch.viewers().size());
        }
    }

    @Override
    public void close() {
        erasures.close();
        logs.close();
        onClose.run();
    }
}
