package com.movieconcierge.standalone.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who serves a data directory, as noted in it for the other commands.
 *
 * @param pid of the JVM
 * @param startedAt when that process started, so that a later process with the same id is not taken for it
 * @param ready whether the ready line has been printed
 */
public record RunState(long pid, Instant startedAt, boolean ready, Ports ports) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "state.json";

    /** This process, not ready yet. */
    static RunState ofThisProcess(Ports ports) {
        ProcessHandle self = ProcessHandle.current();
        return new RunState(self.pid(), startOf(self), false, ports);
    }

    RunState nowReady() {
        return new RunState(pid, startedAt, true, ports);
    }

    /** The process, when it is still the one that wrote this. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startOf(process)
                .equals(startedAt));
    }

    /** What a data directory notes about a process that is alive. */
    public static Optional<RunState> running(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(JSON.readTree(file.toFile())))
                    .filter(state -> state.process().isPresent());
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // not written by us: as good as none
        }
    }

    /** Whether somebody noted here has not stopped cleanly. For whoever holds the directory: nobody else is alive then. */
    static boolean isLeft(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    void write(Path directory) {
        ObjectNode node = JSON.createObjectNode()
                .put("pid", pid)
                .put("startedAt", startedAt.toEpochMilli())
                .put("ready", ready);
        ObjectNode byName = node.putObject("ports");
        ports.byName().forEach(byName::put);
        try {
            Path partial = directory.resolve(FILE + ".part");
            Files.writeString(partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
            Files.move(
                    partial,
                    directory.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }

    static void delete(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete from " + directory, e);
        }
    }

    private static RunState parse(JsonNode node) {
        Map<String, Integer> byName = new HashMap<>();
        node.path("ports")
                .properties()
                .forEach(port -> byName.put(port.getKey(), port.getValue().asInt(0)));
        return new RunState(
                node.path("pid").asLong(-1),
                Instant.ofEpochMilli(node.path("startedAt").asLong(0)),
                node.path("ready").asBoolean(false),
                Ports.of(byName));
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Instant.ofEpochMilli(instant.toEpochMilli()))
                .orElse(Instant.EPOCH);
    }
}
