package com.movieconcierge.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CsvLineTest {
    @Test
    void fieldsAreSplitAndUnquoted() {
        assertThat(CsvLine.split("1,\"Matrix, The (1999)\",Action|Sci-Fi"))
                .containsExactly("1", "Matrix, The (1999)", "Action|Sci-Fi");
        assertThat(CsvLine.split("\"say \"\"hi\"\"\",,")).containsExactly("say \"hi\"", "", "");
        assertThat(CsvLine.split("")).containsExactly("");
    }

    @Test
    void aStrayQuoteIsAnErrorOfItsLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> CsvLine.split("1,\"open"));
        assertThatIllegalArgumentException().isThrownBy(() -> CsvLine.split("1,\"a\"b"));
    }

    @Test
    void doubleColonsSeparateToo() {
        assertThat(CsvLine.splitAt("1::A: B (1990)::Drama", "::")).containsExactly("1", "A: B (1990)", "Drama");
    }
}
