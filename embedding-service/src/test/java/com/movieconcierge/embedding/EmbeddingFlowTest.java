package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.encoder.Films;
import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.ServingModel.Candidate;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingFlowTest {
    private EncoderSet encoders = new EncoderSet(List.of(), List.of());
    private final FakeLogs logs = new FakeLogs();
    private final FakeEncoder encoder = new FakeEncoder("1");
    private final EmbeddingProgress progress = new EmbeddingProgress(Clock.systemUTC());
    private final EmbeddingFlow flow = flowWith(encoder);

    @Test
    void aFilmBecomesDna() {
        logs.add(Films.HEAT);

        flow.step();

        assertThat(logs.dna.get("heat-1995").blocks()).hasSize(1);
        assertThat(logs.committed).isEqualTo(1);
        assertThat(progress.count(FilmOutcome.EMBEDDED)).isEqualTo(1);
    }

    @Test
    void anUnchangedFilmIsNotEmbeddedAgain() {
        logs.add(Films.HEAT);
        flow.step();
        logs.add(Films.HEAT);
        flow.step();

        assertThat(encoder.encoded).hasValue(1);
        assertThat(logs.written).containsExactly("heat-1995");
        assertThat(progress.count(FilmOutcome.UNCHANGED)).isEqualTo(1);
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
        assertThat(progress.count(FilmOutcome.SUPERSEDED)).isEqualTo(3);
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
        assertThat(progress.count(FilmOutcome.DEAD_LETTERED)).isEqualTo(1);
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

    @Test
    void aCandidateFillsInBesideTheModelThatServes() {
        FakeEncoder configured = new FakeEncoder("1");
        EmbeddingFlow flow = flowWith(configured);
        logs.add(Films.HEAT);
        flow.step();
        assertThat(logs.decided.get(Modality.THEME).model().version()).isEqualTo("1");

        logs.decide(key("1"), spec("2"));
        logs.startAgain();
        flow.step();

        assertThat(versions("heat-1995")).containsExactly("1", "2");
        assertThat(configured.encoded)
                .as("texts read by the model that was there")
                .hasValue(1);
    }

    @Test
    void aModelThatServesIsKeptAfterAnotherWasConfigured() {
        logs.add(Films.HEAT);
        flowWith(new FakeEncoder("1")).step();
        logs.startAgain();
        EmbeddingFlow later = flowWith(new FakeEncoder("2"));
        later.step();
        assertThat(versions("heat-1995")).containsExactly("2", "1");

        logs.decide(key("2"), null);
        logs.startAgain();
        later.step();
        assertThat(versions("heat-1995")).containsExactly("2");
    }

    @Test
    void aCandidateThatCannotBeHadStopsNothing() {
        logs.decide(key("1"), spec("no such model"));
        logs.add(Films.HEAT);
        flowWith(new FakeEncoder("1")).step();

        assertThat(versions("heat-1995")).containsExactly("1");
        assertThat(encoders.state().failures()).containsEntry(Modality.THEME, "no such model");
    }

    @Test
    void aDecisionAboutWhatIsLearnedFromRatingsIsNoneAboutFilms() {
        EmbeddingFlow flow = flowWith(new FakeEncoder("1"));
        flow.step();
        String before = encoders.state().fingerprint();

        logs.decide(new ModelKey(Modality.BEHAVIOUR, new ModelRef("next-film", "1")), null);
        flow.step();

        assertThat(encoders.state().fingerprint()).isEqualTo(before);
        assertThat(encoders.state().choices()).containsOnlyKeys(Modality.THEME);
    }

    private List<String> versions(String movieId) {
        return logs.dna.get(movieId).blocks().stream()
                .map(block -> block.model().version())
                .toList();
    }

    private static ModelKey key(String version) {
        return new ModelKey(Modality.THEME, new ModelRef("fake", version));
    }

    private static Candidate spec(String model) {
        return new Candidate(model, null, null);
    }

    private EmbeddingFlow flowWith(FakeEncoder model) {
        encoders = new EncoderSet(List.of(model), List.of(FakeEncoder.factory()));
        return new EmbeddingFlow(
                encoders, logs, logs, logs, logs, new FilmDnaComposer(encoders), Runnable::run, progress);
    }
}
