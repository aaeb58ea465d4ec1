package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.schemas.HomePartition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final TopicPartition ZERO = new TopicPartition("movies", 0);
    private static final TopicPartition ONE = new TopicPartition("movies", 1);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final FakeLog log = new FakeLog("movies", 2);
    private final List<String> keys = new ArrayList<>();

    private final LogReader reader = new LogReader(log::open, List.of("movies"), SILENCE, log.nanos::get);

    private void take(ConsumerRecord<byte[], byte[]> message) {
        keys.add(FakeLog.key(message));
    }

    @Test
    void readsToTheEndAndLaterOnFromThere() {
        log.append(ZERO, "a", "1");
        log.append(ONE, "b", "1");

        assertThat(reader.toEnd(this::take)).isEqualTo(2);
        assertThat(keys).containsExactlyInAnyOrder("a", "b");

        keys.clear();
        log.append(ONE, "c", "1");
        assertThat(reader.toEnd(this::take)).isEqualTo(1);
        assertThat(keys).containsExactly("c");
        assertThat(reader.position(ONE)).isEqualTo(2);
        assertThat(log.opened).hasSize(1);
    }

    @Test
    void saysWhichRecordsAreNotWhereTheirKeysBelong() {
        TopicPartition home = HomePartition.of("ann".getBytes(StandardCharsets.UTF_8), 2) == 0 ? ZERO : ONE;
        log.append(home, "ann", "1");
        log.append(home.equals(ZERO) ? ONE : ZERO, "ann", "2");

        List<TopicPartition> strays = new ArrayList<>();
        reader.toEnd(message -> {
            if (reader.isStray(message)) {
                strays.add(new TopicPartition(message.topic(), message.partition()));
            }
        });
        assertThat(strays).containsExactly(home.equals(ZERO) ? ONE : ZERO);
    }

    @Test
    void anEmptyTopicIsReadWithoutWaiting() {
        assertThat(reader.toEnd(this::take)).isZero();
        assertThat(log.last().polls).isZero();
    }

    @Test
    void markersOfTransactionsCountAsRead() {
        log.append(ZERO, "a", "1");
        log.mark(ZERO);
        log.mark(ONE);

        assertThat(reader.toEnd(this::take)).isEqualTo(1);
        assertThat(reader.position(ZERO)).isEqualTo(2);
        assertThat(reader.position(ONE)).isEqualTo(1);
    }

    @Test
    void severalTopicsAreReadTogether() {
        var shelf = new TopicPartition("movie-dna", 0);
        log.with("movie-dna", 1);
        log.append(ZERO, "film", "1");
        log.append(shelf, "dna", "1");
        var both = new LogReader(log::open, List.of("movies", "movie-dna"), SILENCE, log.nanos::get);

        both.toEnd(this::take);

        assertThat(keys).containsExactlyInAnyOrder("film", "dna");
        assertThat(both.endOffsets())
                .containsEntry(ZERO, 1L)
                .containsEntry(ONE, 0L)
                .containsEntry(shelf, 1L);
        assertThat(both.firstOffsets()).containsEntry(ZERO, 0L);
    }

    @Test
    void aLogThatFallsSilentEndsTheReading() {
        log.append(ZERO, "a", "1");
        // The broker answers what the end is, and then nothing more.
        Runnable goAway = () -> log.away = log.last().questions > 0;

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> reader.toEnd(goAway, this::take))
                .withMessageContaining("topic movies")
                .withMessageContaining("20 s")
                .withMessageContaining("check that the Kafka broker is up");
        assertThat(Duration.ofNanos(log.nanos.get())).isBetween(SILENCE, SILENCE.plusSeconds(1));
    }

    @Test
    void aBrokerThatNeverAnswersEndsTheReadingToo() {
        log.away = true;

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> reader.toEnd(this::take))
                .withMessageContaining("topic movies");
        assertThat(Duration.ofNanos(log.nanos.get())).isBetween(SILENCE, SILENCE.plusSeconds(6));
    }

    @Test
    void aLongReadingThatMovesIsNotSilent() {
        log.batch = 1;
        for (int film = 0; film < 300; film++) {
            log.append(ZERO, "film", "1");
        }

        assertThat(reader.toEnd(this::take)).isEqualTo(300);
        assertThat(Duration.ofNanos(log.nanos.get())).isGreaterThan(SILENCE);
    }

    @Test
    void aMissingTopicIsNamed() {
        var lost = new LogReader(log::open, List.of("nowhere"), SILENCE, log.nanos::get);

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> lost.toEnd(this::take))
                .withMessageContaining("Topic nowhere does not exist");
        assertThat(log.last().closed()).isTrue();
    }

    @Test
    void aCancellationPassesThroughAtOnce() {
        log.append(ZERO, "a", "1");
        var calls = new AtomicInteger();

        assertThatThrownBy(() -> reader.toEnd(
                        () -> {
                            if (calls.incrementAndGet() == 3) {
                                throw new CancellationException("stop");
                            }
                            log.away = log.last().questions > 0;
                        },
                        this::take))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(log.nanos.get())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aRefusalIsTranslatedAndTheNextCallGoesOnWithAnotherConsumer() {
        log.append(ZERO, "a", "1");
        reader.toEnd(this::take);
        log.append(ZERO, "b", "1");
        log.last().setPollException(new KafkaException("not allowed"));

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> reader.toEnd(this::take))
                .withMessage("Could not read topic movies: not allowed");
        assertThat(log.last().closed()).isTrue();

        reader.toEnd(this::take);
        assertThat(keys).containsExactly("a", "b");
        assertThat(log.opened).hasSize(2);
    }

    @Test
    void aClientThatCannotBeMadeIsUnavailable() {
        var nowhere = new LogReader(
                () -> {
                    throw new ConfigException("No resolvable bootstrap urls");
                },
                "movies");

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> nowhere.toEnd(this::take))
                .withMessageContaining("No resolvable bootstrap urls");
    }

    @Test
    void whatAHandlerThrowsPassesAndItsRecordComesAgain() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");
        log.append(ZERO, "c", "1");

        assertThatThrownBy(() -> reader.toEnd(message -> {
                    if (FakeLog.key(message).equals("b")) {
                        throw new SerializationException("registry away");
                    }
                    take(message);
                }))
                .isInstanceOf(SerializationException.class);

        reader.toEnd(this::take);
        assertThat(keys).containsExactly("a", "b", "c");
    }

    @Test
    void aPlaceIsLookedUpWithoutLosingTheOwnPlace() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");
        reader.toEnd(this::take);
        log.append(ZERO, "c", "1");

        assertThat(reader.at(ZERO, 1)).map(FakeLog::key).hasValue("b");
        assertThat(reader.position(ZERO)).isEqualTo(2);

        reader.toEnd(this::take);
        assertThat(keys).containsExactly("a", "b", "c");
    }

    @Test
    void aRecordThatWasCompactedAwayIsNotThere() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "a", "2");
        log.compactAway(ZERO, 0);

        assertThat(reader.at(ZERO, 0)).isEmpty();
    }

    @Test
    void betweenHandsOverNoMoreThanWasAsked() {
        for (String key : List.of("a", "b", "c", "d")) {
            log.append(ZERO, key, "1");
        }

        reader.between(ZERO, 1, 3, this::take);
        assertThat(keys).containsExactly("b", "c");

        reader.between(ZERO, 3, 3, this::take);
        assertThat(keys).hasSize(2);
    }

    @Test
    void anOffsetBeyondTheEndIsSilence() {
        log.append(ZERO, "a", "1");

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> reader.at(ZERO, 7))
                .withMessageContaining("movies-0");
        assertThat(Duration.ofNanos(log.nanos.get())).isBetween(SILENCE, SILENCE.plusSeconds(1));
    }

    @Test
    void untilStopsAtTheGivenOffsetsAndStandsThere() {
        log.append(ZERO, "a", "1");
        Map<TopicPartition, Long> ends = reader.endOffsets();
        log.append(ZERO, "late", "1");

        reader.until(ends, () -> {}, this::take);
        assertThat(keys).containsExactly("a");
        assertThat(reader.position(ZERO)).isEqualTo(1);

        reader.rewind();
        reader.until(ends, () -> {}, this::take);
        assertThat(keys).containsExactly("a", "a");

        reader.toEnd(this::take);
        assertThat(keys).containsExactly("a", "a", "late");
    }

    @Test
    void untilNeverGoesBack() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");
        reader.toEnd(this::take);

        reader.until(Map.of(ZERO, 1L), () -> {}, this::take);

        assertThat(reader.position(ZERO)).isEqualTo(2);
    }

    @Test
    void arrivedAsksTheBrokerForNothingOnceTheTopicWasRead() {
        log.append(ZERO, "a", "1");
        reader.arrived(this::take);
        int questions = log.last().questions;
        log.append(ZERO, "b", "1");
        log.append(ZERO, "c", "1");

        assertThat(reader.arrived(this::take)).isEqualTo(2);

        assertThat(keys).containsExactly("a", "b", "c");
        assertThat(log.last().questions).isEqualTo(questions);
        assertThat(reader.position(ZERO)).isEqualTo(3);
    }

    @Test
    void aTopicThatIsRewrittenWhileItIsReadIsSaidToBeAndReadAnewByTheNextCall() {
        log.batch = 1;
        List.of("a", "forgotten", "b").forEach(key -> log.append(ZERO, key, "1"));

        assertThatExceptionOfType(LogRewrittenException.class)
                .isThrownBy(() -> reader.toEnd(message -> {
                    take(message);
                    rewrite(3, "a", "b");
                }))
                .withMessage("Topic movies was rewritten while it was read, at {movies-0=1}: read it again from its"
                        + " beginning");
        assertThat(log.last().closed()).isTrue();

        keys.clear();
        assertThat(reader.toEnd(this::take)).isEqualTo(2);
        assertThat(keys).containsExactly("a", "b");
    }

    @Test
    void aTopicThatIsRewrittenBetweenItsEndsAndItsReadingIsSaidToBe() {
        List.of("a", "forgotten", "b").forEach(key -> log.append(ZERO, key, "1"));
        Map<TopicPartition, Long> ends = reader.endOffsets();
        rewrite(3, "a", "b");

        assertThatExceptionOfType(LogRewrittenException.class)
                .isThrownBy(() -> reader.until(ends, () -> {}, this::take));
        assertThat(keys).isEmpty();
    }

    @Test
    void aSecondReadingOfWhatWasRewrittenAfterTheFirstIsSaidToBeOne() {
        List.of("a", "forgotten", "b").forEach(key -> log.append(ZERO, key, "1"));
        Map<TopicPartition, Long> ends = reader.endOffsets();
        reader.until(ends, () -> {}, this::take);
        rewrite(3, "a", "b");
        reader.rewind();

        assertThatExceptionOfType(LogRewrittenException.class)
                .isThrownBy(() -> reader.until(ends, () -> {}, this::take));
    }

    @Test
    void whoStandsBehindWhatWasDeletedIsNotDisturbed() {
        List.of("forgotten", "a").forEach(key -> log.append(ZERO, key, "1"));
        reader.toEnd(this::take);
        log.deleteBefore(ZERO, 2);
        log.append(ZERO, "b", "1");

        reader.toEnd(this::take);

        assertThat(keys).containsExactly("forgotten", "a", "b");
    }

    @Test
    void whatCompactionTookIsNoRewrite() {
        log.batch = 1;
        List.of("a", "b", "a", "b").forEach(key -> log.append(ZERO, key, "1"));
        log.compactAway(ZERO, 0);
        log.compactAway(ZERO, 1);

        reader.toEnd(this::take);

        assertThat(keys).containsExactly("a", "b");
    }

    private void rewrite(long before, String... kept) {
        List.of(kept).forEach(key -> log.append(ZERO, key, "1"));
        log.deleteBefore(ZERO, before);
    }

    @Test
    void closingKeepsThePlace() {
        log.append(ZERO, "a", "1");
        reader.toEnd(this::take);
        reader.close();
        assertThat(log.last().closed()).isTrue();
        log.append(ZERO, "b", "1");

        reader.toEnd(this::take);

        assertThat(keys).containsExactly("a", "b");
        assertThat(log.opened).hasSize(2);
    }

    @Test
    void aPlaceThatIsNotKnownYetIsABug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.position(ZERO))
                .withMessageContaining("movies-0");
    }
}
