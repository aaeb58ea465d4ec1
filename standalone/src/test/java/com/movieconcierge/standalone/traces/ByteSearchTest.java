package com.movieconcierge.standalone.traces;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static final int WINDOW = 64;

    @Test
    void idIsFoundOnceWhereverItLiesAboutTheBorderOfTwoWindows() throws IOException {
        for (int before = 0; before < 1_000; before++) {
            String text = " ".repeat(before) + "planted" + " ".repeat(300);
            assertThat(placesOf(text)).as("after %d bytes", before).containsExactly("planted@" + before);
        }
    }

    @Test
    void neighbourIsNotTakenForItWhereverTheBorderLies() throws IOException {
        for (int before = 0; before < 1_000; before++) {
            String text = " ".repeat(before) + "planted-2 implanted" + " ".repeat(300);
            assertThat(placesOf(text)).as("after %d bytes", before).isEmpty();
        }
    }

    @Test
    void everyOccurrenceOfEveryoneIsFoundToTheLastByte() throws IOException {
        String text = "other|planted,".repeat(200) + "planted";
        assertThat(placesOf(text)).hasSize(401).contains("planted@2800", "other@2786");
    }

    @Test
    void idIsFoundAsItIsInAddressesToo() throws IOException {
        List<String> found = new ArrayList<>();
        search(new Sought(List.of("ann@home")), "GET /v1/users/ann%40home/profile", found);
        assertThat(found).containsExactly("ann@home@14");
    }

    private static List<String> placesOf(String text) throws IOException {
        List<String> found = new ArrayList<>();
        search(new Sought(List.of("planted", "other")), text, found);
        return found;
    }

    private static void search(Sought sought, String text, List<String> found) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        var read = new AtomicLong();
        new ByteSearch(sought, WINDOW)
                .in(
                        Channels.newChannel(new ByteArrayInputStream(bytes)),
                        read::addAndGet,
                        (userId, at) -> found.add(userId + "@" + at));
        assertThat(read).hasValue(bytes.length);
    }
}
