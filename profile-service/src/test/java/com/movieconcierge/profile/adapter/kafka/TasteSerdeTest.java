package com.movieconcierge.profile.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.Samples;
import com.movieconcierge.profile.Statements;
import com.movieconcierge.profile.domain.History;
import com.movieconcierge.profile.domain.Statement;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.Taste.Position;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** Stored tastes outlive releases. */
class TasteSerdeTest {
    private static final byte WITHOUT_STATEMENT = 2;
    private final Serde<Taste> serde = TasteSerde.of(Samples.LAW);

    @Test
    void aStatementIsStoredWhole() {
        Statement said = StatementEvents.toDomain(Statements.genre("ann", "Western", Samples.T0));
        Taste taste = taste();
        taste.state(Optional.of(said));
        Taste read = serde.deserializer().deserialize("", serde.serializer().serialize("", taste));
        assertThat(read.statement()).contains(said);
        assertThat(read.persona()).contains("p1");
    }

    @Test
    void whatTheReleaseBeforeStoredIsReadAsATasteWithoutStatement() {
        byte[] bytes = serde.serializer().serialize("", taste());
        byte[] before = Arrays.copyOf(bytes, bytes.length - 1);
        before[0] = WITHOUT_STATEMENT;
        Taste read = serde.deserializer().deserialize("", before);
        assertThat(read.userId()).isEqualTo("ann");
        assertThat(read.figures().position()).isEqualTo(new Position(3, 42));
        assertThat(read.persona()).contains("p1");
        assertThat(read.statement()).isEmpty();
    }

    private static Taste taste() {
        Taste taste = new Taste("ann", new History(Samples.LAW.recentSize()), 7);
        taste.moveTo(new Position(3, 42));
        taste.assign(Optional.of("p1"));
        return taste;
    }
}
