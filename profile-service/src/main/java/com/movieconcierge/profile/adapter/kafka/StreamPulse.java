package com.movieconcierge.profile.adapter.kafka;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Whether the broker still answers the stream. Kafka Streams itself calls a stream running whose broker is away; the heartbeats
 * of its consumers know better.
 */
final class StreamPulse {
    /** Five heartbeats, and more than it takes the group to give a silent member up. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    private StreamPulse() {}

    /**
     * A sentence when some consumer has had no heartbeat for longer than {@link #SILENCE}.
     *
     * @param running for how long the stream has run; one whose broker went before its first heartbeat has had none since
     */
    static Optional<String> problem(KafkaStreams streams, Duration running) {
        double longest = streams.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .map(seconds -> seconds < 0 ? running.toSeconds() : seconds)
                .max()
                .orElse(0);
        return longest > SILENCE.toSeconds()
                ? Optional.of("the Kafka broker has not answered the stream for " + (long) longest
                        + " s: ratings wait on the log until it does")
                : Optional.empty();
    }
}
