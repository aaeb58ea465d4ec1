package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.Brokers;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the stream is. */
@FunctionalInterface
public interface StreamPlace {
    /** The offset of a partition that the stream has committed, so that it has dealt with all before; 0 where it has committed none. */
    long committed(TopicPartition partition);

    /** As it is known to the brokers. */
    static StreamPlace ofGroup(Brokers brokers, String group) {
        return partition -> {
            OffsetAndMetadata offset = brokers.committed(group).get(partition);
            return offset == null ? 0 : offset.offset();
        };
    }
}
