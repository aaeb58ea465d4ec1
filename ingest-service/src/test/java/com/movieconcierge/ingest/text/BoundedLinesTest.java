package com.movieconcierge.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private static BoundedLines of(String text, int max) {
        return new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), max);
    }

    private static List<String> all(String text) throws IOException {
        var found = new ArrayList<String>();
        try (var lines = of(text, 100)) {
            while (lines.next()) {
                found.add(lines.text(StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @Test
    void linesEndWithLfOrCrlfAndTheLastMayHaveNoEnd() throws IOException {
        assertThat(all("a\r\nb\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(all("a\n")).containsExactly("a");
        assertThat(all("")).isEmpty();
    }

    @Test
    void aByteOrderMarkIsDropped() throws IOException {
        assertThat(all("\uFEFFuserId\nx")).containsExactly("userId", "x");
    }

    @Test
    void anOverlongLineIsCutAndTheNextIsWhole() throws IOException {
        String text = "x".repeat(1_000_000) + "\nshort\n";
        try (var lines = of(text, 10)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.isTooLong()).isTrue();
            assertThat(lines.bytes()).hasSize(10);
            assertThat(lines.next()).isTrue();
            assertThat(lines.isTooLong()).isFalse();
            assertThat(lines.text(StandardCharsets.UTF_8)).isEqualTo("short");
            assertThat(lines.number()).isEqualTo(2);
            assertThat(lines.offset()).isEqualTo(1_000_001);
            assertThat(lines.next()).isFalse();
            assertThat(lines.bytesRead()).isEqualTo(text.length());
        }
    }
}
