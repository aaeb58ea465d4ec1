package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupReaderTest {
    private static final TopicPartition ZERO = new TopicPartition("movies", 0);
    private static final TopicPartition ONE = new TopicPartition("movies", 1);
    private static final Duration WAIT = Duration.ofMillis(1);

    private final List<GroupConsumer> opened = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private @Nullable RuntimeException refusal;

    private final GroupReader reader = new GroupReader(this::open, List.of("movies"), new GroupReader.Listener() {
        @Override
        public void assigned(Set<TopicPartition> partitions) {
            told.add("assigned " + partitions);
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public void revoked(Set<TopicPartition> partitions) {
            told.add("revoked " + partitions);
        }
    });

    /** Fails commits on request, and has the coordinator's answers. */
    private static final class GroupConsumer extends MockConsumer<byte[], byte[]> {
        private @Nullable RuntimeException commitFailure;
        private int commits;

        private GroupConsumer() {
            super("earliest");
            updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
            updateEndOffsets(Map.of(ZERO, 0L, ONE, 0L));
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration patience) {
            if (commitFailure != null) {
                throw commitFailure;
            }
            commits++;
            super.commitSync(offsets, patience);
        }
    }

    private GroupConsumer open() {
        var consumer = new GroupConsumer();
        opened.add(consumer);
        return consumer;
    }

    private GroupConsumer last() {
        return opened.get(opened.size() - 1);
    }

    /** Joins and gets these partitions; the log has these records in partition 0. */
    private void join(Collection<TopicPartition> partitions, String... keys) {
        reader.poll(WAIT);
        last().schedulePollTask(() -> {
            last().rebalance(partitions);
            add(0, keys);
        });
    }

    private void add(long from, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            last().addRecord(FakeLog.record(ZERO, from + i, keys[i], "value"));
        }
    }

    private List<String> poll() {
        return reader.poll(WAIT).stream().map(FakeLog::key).toList();
    }

    @Test
    void aBatchIsCommittedByPosition() {
        join(List.of(ZERO, ONE), "a", "b");

        assertThat(poll()).containsExactly("a", "b");
        assertThat(reader.commit()).isTrue();

        assertThat(last().committed(Set.of(ZERO, ONE)))
                .containsEntry(ZERO, new OffsetAndMetadata(2))
                .containsEntry(ONE, new OffsetAndMetadata(0));
        assertThat(reader.assignment()).containsExactlyInAnyOrder(ZERO, ONE);
    }

    @Test
    void whereNothingHasMovedNothingIsCommitted() {
        join(List.of(ZERO), "a");
        poll();
        reader.commit();
        poll();
        reader.commit();

        assertThat(last().commits).isEqualTo(1);
    }

    @Test
    void whatWasNotCommittedComesAgainAfterARewind() {
        join(List.of(ZERO), "a", "b");
        poll();
        reader.commit();
        add(2, "c", "d");
        assertThat(poll()).containsExactly("c", "d");

        reader.rewind();
        // The mock hands each record out once.
        add(2, "c", "d");

        assertThat(last().position(ZERO)).isEqualTo(2);
        assertThat(poll()).containsExactly("c", "d");
    }

    @Test
    void aRewindGoesBackOverSeveralBatches() {
        join(List.of(ZERO), "a");
        poll();
        add(1, "b");
        poll();

        reader.rewind();

        assertThat(last().position(ZERO)).isZero();
    }

    @Test
    void commitsThatComeTooLateAreTheNewOwnersToMake() {
        for (RuntimeException late :
                List.of(new CommitFailedException(), new RebalanceInProgressException("rebalancing"))) {
            join(List.of(ZERO), "a");
            poll();
            last().commitFailure = late;

            assertThat(reader.commit()).isFalse();
            reader.close();
        }
    }

    @Test
    void aCommitThatFailsLeavesTheBatchToBeRewound() {
        join(List.of(ZERO), "a");
        poll();
        last().commitFailure = new KafkaException("broker gone");

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(reader::commit)
                .withMessageContaining("Could not commit topic movies")
                .withMessageContaining("broker gone");
        reader.rewind();

        assertThat(last().position(ZERO)).isZero();
    }

    @Test
    void whatWasTakenAwayIsNotRewound() {
        join(List.of(ZERO, ONE), "a");
        poll();
        last().schedulePollTask(() -> last().rebalance(List.of(ONE)));
        poll();

        reader.rewind();

        assertThat(reader.assignment()).containsExactly(ONE);
        assertThat(told).anyMatch(line -> line.startsWith("revoked") && line.contains("movies-0"));
    }

    @Test
    void theListenerHearsOfPartitionsBeforeTheirRecordsAreHandedOut() {
        refusal = new LogUnavailableException("Could not read topic movie-dna", null);
        join(List.of(ZERO), "a");

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(this::poll)
                .withMessage("Could not read topic movie-dna");
        assertThat(last().position(ZERO)).isZero();

        refusal = null;
        add(0, "a");
        assertThat(poll()).containsExactly("a");
        assertThat(told).containsExactly("assigned [movies-0]", "assigned [movies-0]");
        poll();
        assertThat(told).hasSize(2);
    }

    @Test
    void aRefusalOfTheBrokerIsTranslated() {
        join(List.of(ZERO));
        last().setPollException(new KafkaException("not allowed"));

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(this::poll)
                .withMessageContaining("topic movies")
                .withMessageContaining("not allowed");
    }

    @Test
    void anotherNoteThanTheCommittedOneStartsAgainOnce() {
        join(List.of(ZERO), "a");
        poll();
        assertThat(reader.startAgainUnless("model 1")).isFalse();
        reader.commit("model 1");

        assertThat(reader.startAgainUnless("model 1")).isFalse();
        assertThat(reader.startAgainUnless("model 2")).isTrue();
        assertThat(last().position(ZERO)).isZero();
        assertThat(reader.startAgainUnless("model 2")).isFalse();

        add(0, "a");
        assertThat(poll()).containsExactly("a");
        reader.commit("model 2");
        assertThat(last().committed(Set.of(ZERO)).get(ZERO)).isEqualTo(new OffsetAndMetadata(1, "model 2"));
    }

    @Test
    void theNotesOfAnotherMemberAreRead() {
        join(List.of(ZERO), "a");
        poll();
        last().commitSync(Map.of(ZERO, new OffsetAndMetadata(1, "model 1")));
        last().commits = 0;

        assertThat(reader.startAgainUnless("model 2")).isTrue();
    }

    @Test
    void itIsAtTheEndWhenEverythingWasHandedOut() {
        join(List.of(ZERO), "a");
        poll();
        last().updateEndOffsets(Map.of(ZERO, 2L));
        assertThat(reader.isAtEnd()).isFalse();
        add(1, "b");
        poll();

        assertThat(reader.isAtEnd()).isTrue();
        assertThat(reader.behind()).isZero();
    }

    @Test
    void closingLeavesTheGroupAndPollingJoinsItAgain() {
        join(List.of(ZERO), "a");
        poll();
        reader.close();
        reader.close();
        assertThat(opened.get(0).closed()).isTrue();
        assertThat(reader.assignment()).isEmpty();

        join(List.of(ZERO), "a");

        assertThat(poll()).containsExactly("a");
        assertThat(opened).hasSize(2);
    }
}
