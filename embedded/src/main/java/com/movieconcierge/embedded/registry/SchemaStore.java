package com.movieconcierge.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Subjects, their versions and the compatibility each must keep. Equal schemas share one id across subjects; ids and
 * version numbers are never given out twice. Not safe for concurrent use.
 */
final class SchemaStore implements AutoCloseable {
    private static final String GLOBAL = "";

    private final SchemaLog log;
    private final Map<Integer, Schema> schemas = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, List<Version>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();

    /** One version of a subject; deleted ones are kept so that their number is not used again. */
    record Version(String subject, int number, int id, Schema schema, State state) {
        boolean isLive() {
            return state == State.LIVE;
        }

        private Version in(State next) {
            return new Version(subject, number, id, schema, next);
        }
    }

    /** Soft deletion hides a version from listings, hard deletion from everything but its id. */
    enum State {
        LIVE,
        SOFT_DELETED,
        HARD_DELETED
    }

    private SchemaStore(Path file) throws IOException {
        this.log = SchemaLog.open(file, this::apply);
    }

    /** Opens the store that is kept in a directory, which is created when missing. */
    static SchemaStore open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new SchemaStore(directory.resolve("registry.jsonl"));
    }

    List<String> subjects(boolean deletedToo) {
        return subjects.keySet().stream()
                .filter(subject -> visible(subject, deletedToo).findAny().isPresent())
                .toList();
    }

    /**
     * Versions of a subject, oldest first; at least one.
     *
     * @throws RegistryError when the subject has none
     */
    List<Version> versions(String subject, boolean deletedToo) {
        List<Version> versions = visible(subject, deletedToo).toList();
        if (versions.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return versions;
    }

    /**
     * One version of a subject.
     *
     * @param number decimal, or {@code latest}, or -1 for the same
     * @throws RegistryError when there is no such subject or version
     */
    Version version(String subject, String number, boolean deletedToo) {
        int wanted = versionNumber(number);
        List<Version> versions = versions(subject, deletedToo);
        return wanted < 0
                ? versions.get(versions.size() - 1)
                : versions.stream()
                        .filter(version -> version.number() == wanted)
                        .findFirst()
                        .orElseThrow(() -> RegistryError.versionNotFound(number));
    }

    /**
     * The version of a subject that has exactly this schema.
     *
     * @throws RegistryError when the subject is unknown or has no such version
     */
    Version lookUp(String subject, Schema schema, boolean deletedToo) {
        return versions(subject, deletedToo).stream()
                .filter(version -> sameText(version.schema(), schema))
                .reduce((older, newer) -> newer)
                .orElseThrow(RegistryError::schemaNotFound);
    }

    /**
     * The schema an id stands for.
     *
     * @throws RegistryError when the id was never given out
     */
    Schema schema(int id) {
        return Optional.ofNullable(schemas.get(id)).orElseThrow(RegistryError::schemaNotFound);
    }

    List<Version> versionsWith(int id, boolean deletedToo) {
        schema(id);
        return subjects.keySet().stream()
                .flatMap(subject -> visible(subject, deletedToo))
                .filter(version -> version.id() == id)
                .toList();
    }

    /**
     * Gives the schema a version of the subject; the one it has, when it has one.
     *
     * @throws RegistryError when it breaks the compatibility that the subject keeps
     */
    Version register(String subject, Schema schema) throws IOException {
        Optional<Version> known = visible(subject, false)
                .filter(version -> sameText(version.schema(), schema))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        List<String> objections = objections(
                subject, schema, visible(subject, false).map(Version::schema).toList());
        if (!objections.isEmpty()) {
            throw RegistryError.incompatible(String.join("; ", objections));
        }
        int id = ids.getOrDefault(schema.toString(), schemas.size() + 1);
        int number = subjects.getOrDefault(subject, List.of()).size() + 1;
        ObjectNode change = change("register", subject).put("version", number).put("id", id);
        record(change.put("schema", schema.toString()));
        return version(subject, Integer.toString(number), false);
    }

    /** What speaks against the candidate under the subject's level. */
    List<String> objections(String subject, Schema candidate, List<Schema> earlier) {
        return level(subject).orElseGet(this::globalLevel).objections(candidate, earlier);
    }

    /**
     * Deletes versions of a subject, softly, or for good when they are softly deleted already.
     *
     * @return the numbers deleted
     */
    List<Integer> delete(List<Version> versions, boolean permanent) throws IOException {
        for (Version version : versions) {
            record(change("delete", version.subject())
                    .put("version", version.number())
                    .put("permanent", permanent));
        }
        return versions.stream().map(Version::number).toList();
    }

    CompatibilityLevel globalLevel() {
        return levels.getOrDefault(GLOBAL, CompatibilityLevel.BACKWARD);
    }

    /** The subject's own level, if it has one. */
    Optional<CompatibilityLevel> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    /** Sets a subject's level, or the global one; null takes it away again. */
    void setLevel(Optional<String> subject, @Nullable CompatibilityLevel level) throws IOException {
        record(change("config", subject.orElse(GLOBAL)).put("compatibility", level == null ? null : level.name()));
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private Stream<Version> visible(String subject, boolean deletedToo) {
        return new ArrayList<>(subjects.getOrDefault(subject, List.of()))
                .stream()
                        .filter(version -> version.state() != State.HARD_DELETED)
                        .filter(version -> deletedToo || version.isLive());
    }

    private static ObjectNode change(String kind, String subject) {
        return JsonNodeFactory.instance.objectNode().put("change", kind).put("subject", subject);
    }

    private void record(JsonNode change) throws IOException {
        log.append(change);
        apply(change);
    }

    private void apply(JsonNode change) {
        String subject = change.path("subject").asText();
        switch (change.path("change").asText()) {
            case "register" -> {
                int id = change.path("id").asInt();
                Schema schema = schemas.computeIfAbsent(id, unseen -> new Schema.Parser()
                        .parse(change.path("schema").asText()));
                ids.put(schema.toString(), id);
                List<Version> versions = subjects.computeIfAbsent(subject, unseen -> new ArrayList<>());
                versions.add(new Version(subject, change.path("version").asInt(), id, schema, State.LIVE));
            }
            case "delete" -> {
                State next = change.path("permanent").asBoolean() ? State.HARD_DELETED : State.SOFT_DELETED;
                int number = change.path("version").asInt();
                subjects.getOrDefault(subject, List.of())
                        .replaceAll(version -> version.number() == number ? version.in(next) : version);
            }
            case "config" -> {
                JsonNode level = change.path("compatibility");
                if (level.isNull()) {
                    levels.remove(subject);
                } else {
                    levels.put(subject, CompatibilityLevel.named(level.asText()));
                }
            }
            default -> throw new IllegalStateException("unknown change in the registry's log: " + change);
        }
    }

    /** Schema.equals leaves documentation aside; to Confluent a new text is a new schema. */
    private static boolean sameText(Schema one, Schema other) {
        return one.toString().equals(other.toString());
    }

    private static int versionNumber(String number) {
        if (number.equals("latest") || number.equals("-1")) {
            return -1;
        }
        try {
            int parsed = Integer.parseInt(number);
            if (parsed > 0) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            throw RegistryError.invalidVersion(number);
        }
        throw RegistryError.invalidVersion(number);
    }
}
