package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.KafkaAnswers;
import com.movieconcierge.logs.LogUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far the stream is. */
@FunctionalInterface
public interface StreamPlace {
    /** The offset of a partition that the stream has committed, so that it has dealt with all before; 0 where it has committed none. */
    long committed(TopicPartition partition);

    /** As it is known to the brokers. */
    static StreamPlace ofGroup(Admin admin, String group, Duration patience) {
        return partition -> {
            try {
                Map<TopicPartition, OffsetAndMetadata> found = KafkaAnswers.await(
                        "read the offsets of group " + group,
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                        patience);
                OffsetAndMetadata offset = found.get(partition);
                return offset == null ? 0 : offset.offset();
            } catch (LogUnavailableException e) {
                if (e.isCausedBy(GroupIdNotFoundException.class)) {
                    return 0;
                }
                throw e;
            }
        };
    }
}
