package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFoldingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Léon: The Professional | leon the professional",
                "Ægir & Øyvind ŁÓDŹ Straße ĐÀ | aegir and oyvind lodz strasse da",
                "ǿǽ ＆ | oae and",
                "STRASSE ẞ İı | strasse ss ii",
                "Ocean's Ocean’s Oceanʼs Ocean´s Ocean`s Ocean＇s | oceans oceans oceans oceans oceans oceans",
                "R&B | r and b",
                "8½ | 8 1 2",
                "ﬁlm № ５ | film no 5",
                "七人の侍 | 七人の侍",
                "WALL·E | wall e",
                "... | ''"
            })
    void oneSpellingForMany(String written, String folded) {
        assertThat(TextFolding.fold(written)).isEqualTo(folded);
    }

    @Property(seed = "20261128")
    void whatIsFoldedStaysAsItIs(@ForAll String text) {
        String folded = TextFolding.fold(text);

        assertThat(TextFolding.fold(folded)).isEqualTo(folded);
        assertThat(folded).isEqualTo(folded.strip()).doesNotContain("  ");
    }
}
