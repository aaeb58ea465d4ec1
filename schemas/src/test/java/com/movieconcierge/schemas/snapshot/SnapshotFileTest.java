package com.movieconcierge.schemas.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.SnapshotEntry;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.snapshot.SnapshotHeader.TopicState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
    private static final Movie HEAT =
            Movie.newBuilder().setMovieId("heat").setTitle("Heat").setYear(1995).build();
    private static final MoviePopularity WATCHED = new MoviePopularity("heat", 3L, 12.5, 2.5, 0.1, Instant.EPOCH);
    private static final SnapshotHeader HEADER = new SnapshotHeader(
            "cluster",
            Instant.parse("2026-11-25T12:00:00.123Z"),
            Map.of(
                    Topics.MOVIES.name(),
                            new TopicState("id-1", 1, List.of(0L, 0L, 4L), List.of(7L, 0L, 9_000_000_000L)),
                    Topics.MOVIE_POPULARITY.name(), new TopicState("id-2", 1, List.of(0L), List.of(3L))));

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Path file = written();
        try (var reader = new SnapshotReader(file)) {
            assertThat(reader.snapshot()).isEqualTo(HEADER);
            List<SnapshotEntry> entries = new ArrayList<>();
            reader.forEach(entries::add);
            assertThat(entries)
                    .containsExactly(
                            new SnapshotEntry("movies", "heat", HEAT),
                            new SnapshotEntry("movie-popularity", "heat", WATCHED));
        }
    }

    /** With nothing of ours but the file. */
    @Test
    void anyAvroToolReadsIt() throws IOException {
        try (var reader = new DataFileReader<GenericRecord>(written().toFile(), new GenericDatumReader<>())) {
            GenericRecord first = reader.next();
            assertThat(first.get("topic")).hasToString("movies");
            assertThat(((GenericRecord) first.get("value")).get("title")).hasToString("Heat");
            assertThat(reader.getMetaString("concierge.snapshot")).contains("\"clusterId\":\"cluster\"", "9000000000");
        }
    }

    @Test
    void aHeaderThatPromisesMoreThanIsThereIsCaught() throws IOException {
        try (var writer = new SnapshotWriter(folder.resolve("short"), HEADER)) {
            writer.append("movies", "heat", HEAT);
            assertThat(writer.isComplete()).isFalse();
            writer.append("movie-popularity", "heat", WATCHED);
            assertThat(writer.isComplete()).isTrue();
        }
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        refused(Files.writeString(folder.resolve("text"), "no avro at all"), "it is no Avro file");
        Schema schema = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"X\",\"fields\":[]}");
        refused(plain("plain", schema, null), "it is no snapshot");
        String json = HEADER.toJson();
        refused(plain("other", schema, json), "schemas of another release");
        refused(plain("future", schema, json.replace("\"format\":1", "\"format\":2")), "format 2 is not understood");
        refused(plain("garbled", schema, json.substring(0, json.length() - 3)), "header cannot be read");
        Schema older = new Schema.Parser()
                .parse(SnapshotEntry.getClassSchema()
                        .toString()
                        .replace("{\"name\":\"ratingCount\",\"type\":\"long\"},", ""));
        refused(plain("older", older, json), "schemas of another release");
    }

    private void refused(Path file, String reason) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new SnapshotReader(file).close())
                .withMessageContaining(reason);
    }

    private Path plain(String name, Schema schema, String header) throws IOException {
        Path file = folder.resolve(name);
        try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))) {
            if (header != null) {
                writer.setMeta(SnapshotHeader.KEY, header);
            }
            writer.create(schema, file.toFile());
        }
        return file;
    }

    private Path written() throws IOException {
        Path file = folder.resolve("snapshot.avro");
        try (var writer = new SnapshotWriter(file, HEADER)) {
            writer.append("movies", "heat", HEAT);
            writer.append("movie-popularity", "heat", WATCHED);
        }
        return file;
    }
}
