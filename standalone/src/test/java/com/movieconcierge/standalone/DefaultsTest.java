package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Defaults stand in the YAML of the services, and no second time beside it. */
class DefaultsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void noCodeHasDefaultsOfItsOwn() throws IOException {
        try (Stream<Path> rooms = Files.list(ROOT)) {
            List<Path> sources = rooms.map(room -> room.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(DefaultsTest::sources)
                    .toList();

            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources).noneMatch(DefaultsTest::hasDefaults);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasDefaults(Path source) {
        try {
            return Files.readString(source).contains("bind.DefaultValue");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
