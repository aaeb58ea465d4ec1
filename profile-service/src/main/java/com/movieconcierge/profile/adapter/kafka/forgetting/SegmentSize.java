package com.movieconcierge.profile.adapter.kafka.forgetting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The size at which a broker begins another file of a topic, made small for a moment. It is a number that nobody else would choose, so
 * that whoever finds it later knows that it was left behind by a crash, and restores what was before.
 */
final class SegmentSize {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentSize.class);
    /** Kafka takes nothing below 1 MiB, and no batch larger than it: what is allowed to be written has to stay so. */
    private static final int LEAST = 1_100_000;

    private static final int UNLIKELY = 7;
    /** Other brokers learn of a change a little later than the one that is asked. */
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Admin admin;
    private final ConfigResource topic;
    private final CopyLedger ledger;
    private final Patience patience;

    SegmentSize(Admin admin, String topic, CopyLedger ledger, Patience patience) {
        this.admin = admin;
        this.topic = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        this.ledger = ledger;
        this.patience = patience;
    }

    /** Makes it small; returns how many bytes that is, once all brokers are thought to know. */
    int shrink() {
        Config config = config();
        int small = small(config);
        own(config).filter(size -> !size.equals(Integer.toString(small))).ifPresent(ledger::rememberSegmentBytes);
        alter(AlterConfigOp.OpType.SET, Integer.toString(small));
        patience.await(
                () -> isSmall() ? 1 : 0,
                known -> known == 1,
                known -> "No broker has known of the new segment.bytes of " + topic.name());
        patience.rest(SETTLE_NANOS);
        return small;
    }

    boolean isSmall() {
        Config config = config();
        return own(config).filter(Integer.toString(small(config))::equals).isPresent();
    }

    /** To what it was before {@link #shrink}. */
    void restore() {
        Optional<String> former = ledger.rememberedSegmentBytes();
        if (former.isPresent()) {
            alter(AlterConfigOp.OpType.SET, former.get());
            ledger.forgetSegmentBytes();
        } else {
            alter(AlterConfigOp.OpType.DELETE, "");
        }
    }

    /** After a crash between the two. */
    void restoreLeftover() {
        if (isSmall()) {
            LOG.info("Restoring segment.bytes of {}, which a rewrite that was cut short has left small", topic.name());
            restore();
        }
    }

    private static int small(Config config) {
        ConfigEntry largest = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return Math.max(LEAST, largest == null ? 0 : Integer.parseInt(largest.value())) + UNLIKELY;
    }

    /** What was set for this topic alone. */
    private static Optional<String> own(Config config) {
        return Optional.ofNullable(config.get(TopicConfig.SEGMENT_BYTES_CONFIG))
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .map(ConfigEntry::value);
    }

    private Config config() {
        return Objects.requireNonNull(patience.answer(
                        "describe topic " + topic.name(),
                        admin.describeConfigs(List.of(topic)).all())
                .get(topic));
    }

    private void alter(AlterConfigOp.OpType how, String value) {
        var change = new AlterConfigOp(new ConfigEntry(TopicConfig.SEGMENT_BYTES_CONFIG, value), how);
        patience.answer(
                "set segment.bytes of topic " + topic.name(),
                admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
    }
}
