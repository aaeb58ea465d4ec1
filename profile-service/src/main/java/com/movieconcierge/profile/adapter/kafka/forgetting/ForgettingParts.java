package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.domain.ReadersNames;
import com.movieconcierge.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Puts {@link Forgetting} together. */
public final class ForgettingParts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REQUEST = Duration.ofSeconds(10);

    private final String applicationId;
    private final String name;
    private final KafkaClients clients;
    private final Map<String, String> registry;

    private ForgettingParts(String applicationId, KafkaClients clients, Map<String, String> registry) {
        this.applicationId = applicationId;
        this.name = applicationId + "-forgetting";
        this.clients = clients;
        this.registry = registry;
    }

    /**
     * Beside the stream of one application.
     *
     * @param registry as for {@link RetryingCodec}
     */
    public static Forgetting create(
            String applicationId,
            KafkaClients clients,
            Brokers brokers,
            Map<String, String> registry,
            ReadersNames redis,
            Clock clock) {
        return new ForgettingParts(applicationId, clients, registry).create(brokers, redis, clock);
    }

    private Forgetting create(Brokers brokers, ReadersNames redis, Clock clock) {
        Admin admin = KafkaClients.openAdmin(clients.admin(name, REQUEST, PATIENCE));
        var stream = StreamPlace.ofGroup(brokers, applicationId);
        var rewrite = new PartitionRewrite(admin, clients, applicationId, PATIENCE, RewriteWatch.NONE);
        var requests = new RetryingCodec<>(Topics.USER_ERASURES, registry);
        var erasures = new ErasureLog(reader(Topics.USER_ERASURES.name()), requests);
        var forgotten = new ForgottenRecords(erasures, new RetryingCodec<>(Topics.RATINGS, registry));
        var keys = new ViewerKeys(applicationId);
        LogWriter writer = new LogWriter(
                () -> KafkaClients.openProducer(clients.durable(name + "-statements", REQUEST, PATIENCE)));
        return new Forgetting(
                erasures,
                stream,
                new RedactedLogs(
                        rewrite, stream, forgotten, reader(RedactedLogs.topics().toArray(String[]::new))),
                keys,
                brokers::ends,
                new StatementWithdrawal(
                        () -> reader(Topics.STATED_TASTES.name()),
                        new RetryingCodec<>(Topics.STATED_TASTES, registry),
                        writer),
                new Compaction(keys, this::readerOfAll, new SegmentNudge(clients, name + "-nudge")::nudge),
                redis,
                new Receipts(rewrite, stream, requests, clock),
                () -> {
                    writer.close();
                    admin.close(REQUEST);
                });
    }

    private LogReader readerOfAll(String topic) {
        Map<String, Object> settings =
                clients.reader(name, Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
        return new LogReader(() -> KafkaClients.openConsumer(settings), topic);
    }

    private LogReader reader(String... topics) {
        return new LogReader(() -> KafkaClients.openConsumer(clients.reader(name)), topics);
    }
}
