package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Topics that an earlier release has created, and operators have changed, on a real broker. */
class RenewedTopicsIT {
    private static final TopicSettings HOURLY = new TopicSettings((short) 1, Duration.ofHours(1));
    private static final String TOPIC = Topics.PERSONA_CHANGES.name();
    private static final String DAY = Long.toString(Duration.ofDays(1).toMillis());
    private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
    private static final long LIMIT_MILLIS = 30_000;

    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", RealParts.get().bootstrapServers()));

    @AfterEach
    void asMade() throws Exception {
        alter(set("delete.retention.ms", DAY), set("max.compaction.lag.ms", "3600000"));
        admin.close();
    }

    @Test
    void whatAnEarlierReleaseGaveIsBroughtUpToDate() throws Exception {
        alter(set("delete.retention.ms", WEEK), unset("max.compaction.lag.ms"));
        TopicAdmin.createMissing(admin, HOURLY, LIMIT_MILLIS);
        assertThat(own()).containsEntry("delete.retention.ms", DAY).containsEntry("max.compaction.lag.ms", "3600000");
    }

    @Test
    void whatAnOperatorHasChosenStays() throws Exception {
        alter(set("delete.retention.ms", "4711"), set("max.compaction.lag.ms", "60000"));
        TopicAdmin.createMissing(admin, HOURLY, LIMIT_MILLIS);
        assertThat(own()).containsEntry("delete.retention.ms", "4711").containsEntry("max.compaction.lag.ms", "60000");
    }

    @Test
    void logsOfStoresForgetSoonerOnceTheyAreThere() throws Exception {
        alter(unset("max.compaction.lag.ms"));
        TopicAdmin.renewChangelogs(admin, List.of(TOPIC, "not-there-yet-changelog"), HOURLY, LIMIT_MILLIS);
        assertThat(own()).containsEntry("max.compaction.lag.ms", "3600000");
    }

    private Map<String, String> own() {
        return Objects.requireNonNull(
                        TopicAdmin.find(admin, List.of(TOPIC), LIMIT_MILLIS).get(TOPIC))
                .ownConfig();
    }

    private void alter(AlterConfigOp... changes) throws Exception {
        admin.incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.TOPIC, TOPIC), Arrays.asList(changes)))
                .all()
                .get();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
    }

    private static AlterConfigOp unset(String name) {
        return new AlterConfigOp(new ConfigEntry(name, ""), OpType.DELETE);
    }
}
