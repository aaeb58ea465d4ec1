package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.domain.FeatureStore;
import com.movieconcierge.embedding.domain.FilmChange;
import com.movieconcierge.embedding.domain.FilmChanges;
import com.movieconcierge.embedding.domain.RefusedRecordException;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.FilmDna;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeatureFlowTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Log log = new Log();
    private final Store store = new Store();
    private final FakeLogs letters = new FakeLogs();
    private final List<FeatureFlow.Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final FeatureFlow flow =
            new FeatureFlow(log, store, letters, Executors.newFixedThreadPool(3), outcomes::add);

    @AfterEach
    void close() {
        flow.close();
        assertThat(log.closed && store.closed).isTrue();
    }

    @Test
    void ofOneFilmInAPollOnlyTheLastRecordIsWritten() {
        log.add("heat", "a");
        log.add("jaws", "b");
        log.add("heat", "c");
        log.add("gone", "d");
        log.add("gone", null);

        flow.step();

        assertThat(store.written).containsExactlyInAnyOrder("heat c", "jaws b", "gone -");
        assertThat(log.committed).isEqualTo(5);
        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        FeatureFlow.Outcome.PUT, FeatureFlow.Outcome.PUT, FeatureFlow.Outcome.REMOVED);
    }

    @Test
    void nothingIsCommittedBeforeAllOfItIsAcknowledged() {
        log.add("heat", "a");
        log.add("jaws", "b");
        store.failing = "jaws";
        assertThatExceptionOfType(TransientFault.class).isThrownBy(flow::step);
        assertThat(log.committed).isZero();

        flow.retryLastStep();
        store.failing = "";
        flow.step();
        assertThat(store.written).contains("jaws b");
        assertThat(log.committed).isEqualTo(2);
    }

    @Test
    void aRefusedRecordIsSetAsideAndCommitted() {
        log.add("heat", "a");
        log.add("jaws", "b");
        store.refusing = "heat";

        flow.step();

        assertThat(letters.reasons).containsExactly("heat is refused");
        assertThat(store.written).containsExactly("jaws b");
        assertThat(outcomes).contains(FeatureFlow.Outcome.REFUSED);
        assertThat(log.committed).isEqualTo(2);
    }

    @Test
    void aRecordThatCannotBeSetAsideIsNotCommitted() {
        log.add("heat", "a");
        store.refusing = "heat";
        letters.brokerIsDown = true;
        assertThatExceptionOfType(TransientFault.class).isThrownBy(flow::step);
        assertThat(log.committed).isZero();
    }

    private static final class Log implements FilmChanges<FilmDna> {
        private final List<FilmChange<FilmDna>> changes = new ArrayList<>();
        private int position;
        private int committed;
        private boolean closed;

        void add(String movieId, String hash) {
            var origin = new FilmChange.Origin() {};
            Instant at = NOON.plusMillis(changes.size());
            changes.add(
                    hash == null
                            ? new FilmChange.Removal<>(movieId, at, origin)
                            : new FilmChange.Upsert<>(movieId, new FilmDna(movieId, hash, List.of()), at, origin));
        }

        @Override
        public List<FilmChange<FilmDna>> poll() {
            List<FilmChange<FilmDna>> next = List.copyOf(changes.subList(position, changes.size()));
            position = changes.size();
            return next;
        }

        @Override
        public void commit() {
            committed = position;
        }

        @Override
        public void rewind() {
            position = committed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Store implements FeatureStore {
        private final List<String> written = new CopyOnWriteArrayList<>();
        private volatile String failing = "";
        private volatile String refusing = "";
        private volatile boolean closed;

        @Override
        public void put(FilmDna dna, Instant at) {
            check(dna.movieId());
            written.add(dna.movieId() + " " + dna.contentHash());
        }

        @Override
        public void remove(String movieId, Instant at) {
            check(movieId);
            written.add(movieId + " -");
        }

        private void check(String movieId) {
            if (movieId.equals(failing)) {
                throw new TransientFault(movieId + " fails", new RuntimeException());
            }
            if (movieId.equals(refusing)) {
                throw new RefusedRecordException(movieId + " is refused", new RuntimeException());
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
