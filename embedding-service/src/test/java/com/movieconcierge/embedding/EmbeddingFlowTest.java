package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.Films;
import com.movieconcierge.embedding.domain.Outcome;
import com.movieconcierge.embedding.domain.Progress;
import com.movieconcierge.embedding.domain.TransientFault;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingFlowTest {
    private final FakeLogs logs = new FakeLogs();
    private final FakeEncoder encoder = new FakeEncoder("1");
    private final Progress progress = new Progress(Clock.systemUTC());
    private final EmbeddingFlow flow = flowWith(encoder);

    @Test
    void aFilmBecomesDna() {
        logs.add(Films.HEAT);

        flow.step();

        assertThat(logs.dna.get("heat-1995").blocks()).hasSize(1);
        assertThat(logs.committed).isEqualTo(1);
        assertThat(progress.count(Outcome.EMBEDDED)).isEqualTo(1);
    }

    @Test
    void anUnchangedFilmIsNotEmbeddedAgain() {
        logs.add(Films.HEAT);
        flow.step();
        logs.add(Films.HEAT);
        flow.step();

        assertThat(encoder.encoded).hasValue(1);
        assertThat(logs.written).containsExactly("heat-1995");
        assertThat(progress.count(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(logs.committed).isEqualTo(2);
    }

    @Test
    void anotherModelEmbedsEveryFilmAgain() {
        logs.add(Films.HEAT);
        flow.step();
        logs.add(Films.HEAT);
        flowWith(new FakeEncoder("2")).step();

        assertThat(logs.written).containsExactly("heat-1995", "heat-1995");
    }

    @Test
    void theLastRecordOfAFilmCounts() {
        logs.add(Films.withSynopsis("m", "first"));
        logs.addRemoval("m");
        logs.add(Films.withSynopsis("m", "last"));
        logs.add(Films.HEAT);
        logs.addRemoval("heat-1995");

        flow.step();

        assertThat(logs.written).containsExactlyInAnyOrder("m", "-heat-1995");
        assertThat(progress.count(Outcome.SUPERSEDED)).isEqualTo(3);
    }

    @Test
    void whatIsNoFilmIsSetAsideAndTheNextFilmGoesThrough() {
        logs.addGarbage("value starts with byte 7");
        logs.add(Films.HEAT);

        flow.step();

        assertThat(logs.reasons).containsExactly("value starts with byte 7");
        assertThat(logs.dna).containsOnlyKeys("heat-1995");
        assertThat(logs.committed).isEqualTo(2);
    }

    @Test
    void aFilmThatTheModelCannotReadIsSetAside() {
        logs.add(Films.withSynopsis("odd", "unreadable"));
        logs.add(Films.HEAT);

        flow.step();

        assertThat(logs.reasons).containsExactly("unreadable");
        assertThat(progress.count(Outcome.DEAD_LETTERED)).isEqualTo(1);
        assertThat(logs.dna).containsOnlyKeys("heat-1995");
    }

    @Test
    void nothingIsCommittedBeforeItIsWritten() {
        logs.add(Films.HEAT);
        logs.brokerIsDown = true;
        assertThatThrownBy(flow::step).isInstanceOf(TransientFault.class);
        assertThat(logs.committed).isZero();

        logs.brokerIsDown = false;
        flow.retryLastStep();
        flow.step();

        assertThat(logs.dna).containsOnlyKeys("heat-1995");
        assertThat(logs.committed).isEqualTo(1);
    }

    private EmbeddingFlow flowWith(FakeEncoder model) {
        return new EmbeddingFlow(logs, logs, logs, new DnaComposer(List.of(model)), Runnable::run, progress);
    }
}
