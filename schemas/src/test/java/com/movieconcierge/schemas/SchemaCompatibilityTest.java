package com.movieconcierge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every release of the contracts stays readable: src/test/resources/schemas/vN holds them as they were published. */
class SchemaCompatibilityTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/schemas");

    static Stream<Path> publishedSchemas() throws IOException {
        return Files.walk(PUBLISHED).filter(path -> path.toString().endsWith(".avsc"));
    }

    @ParameterizedTest
    @MethodSource("publishedSchemas")
    void recordsOfEarlierWritersCanBeRead(Path published) throws IOException {
        Schema writer = new Schema.Parser().parse(published.toFile());
        Schema reader = current(published.getFileName().toString());
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(verdict.getType()).as(verdict.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void aFieldWithoutDefaultWouldBeCaught() throws IOException {
        Schema writer = current("Rating.avsc");
        Schema reader = new Schema.Parser()
                .parse(writer.toString()
                        .replace("\"fields\":[", "\"fields\":[{\"name\":\"mood\",\"type\":\"string\"},"));
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    @Test
    void everyTopicCarriesAPublishedSchema() throws IOException {
        try (Stream<Path> schemas = publishedSchemas()) {
            assertThat(schemas.map(path -> path.getFileName().toString().replace(".avsc", "")))
                    .containsAll(Topics.events().stream()
                            .map(topic -> topic.valueSchema().orElseThrow().getName())
                            .toList());
        }
    }

    private static Schema current(String file) throws IOException {
        Schema.Parser parser = new Schema.Parser();
        if (!file.equals("StatedTaste.avsc")) {
            // Profiles hold one.
            parser.parse(Path.of("src/main/avro", "StatedTaste.avsc").toFile());
        }
        return parser.parse(Path.of("src/main/avro", file).toFile());
    }
}
