package com.movieconcierge.profile.adapter.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which record could not be written and why, then lets the stream start anew. Under exactly-once there is no going on: the
 * producer has marked its transaction as failed. So whatever the stream writes has a bound of its own, well below the broker's.
 */
public final class LoudFailure implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LoudFailure.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        LOG.error(
                "A record of {} bytes for topic {} could not be written, on behalf of {}-{}@{}: {}. What is in the transaction"
                        + " is done again; if the record is too large, raise max.message.bytes of the topic",
                size(record.key()) + size(record.value()),
                record.topic(),
                context.topic(),
                context.partition(),
                context.offset(),
                exception.toString());
        return Response.fail();
    }

    private static int size(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
