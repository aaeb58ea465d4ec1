package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.RejectedRatings;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Topic {@code ratings.dlq}: the line as it came, with the reason and its line number in the headers. */
public final class KafkaRejectedRatings implements RejectedRatings {
    /** Where in its stream the line stood. */
    public static final String LINE = "dlq.line";

    private static final String SERVICE = "ingest-service";

    private final KafkaAppender appender;

    public KafkaRejectedRatings(KafkaAppender appender) {
        this.appender = appender;
    }

    @Override
    public CompletableFuture<?> keep(Row<?> line, String reason) {
        var letter = new ProducerRecord<byte[], byte[]>(
                Topics.RATINGS.deadLetters(), line.raw().getBytes(StandardCharsets.UTF_8));
        header(letter, DeadLetter.REASON, reason);
        header(letter, DeadLetter.SERVICE, SERVICE);
        header(letter, DeadLetter.TOPIC, Topics.RATINGS.name());
        header(letter, LINE, Long.toString(line.line()));
        return appender.append(() -> letter, "");
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
