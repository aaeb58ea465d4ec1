package com.movieconcierge.artefacts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files by their content, and names for them:
 *
 * <pre>
 * sha256/ab/abcdef…/NAME    never changes
 * refs/NAME.json            which artefact a name stands for; replaced whole, the last writer wins
 * </pre>
 *
 * <p>Whatever is read is held against its checksum before anybody sees it. Safe for concurrent use.
 */
public final class ArtefactStore implements AutoCloseable {
    /** What S3 takes in one request; more than any model or snapshot of ours has. */
    public static final long MAX_BYTES = 5L << 30;

    private static final String REFERENCES = "refs/";
    private static final String JSON = ".json";
    private static final int MOST_REFERENCE_BYTES = 64 << 10;
    private static final int MOST_REFERENCES = 10_000;
    private static final int MOST_NAMES = 100;

    private final Storage storage;

    public ArtefactStore(Storage storage) {
        this.storage = storage;
    }

    /** For messages: where an artefact lies. */
    public String describe(Artefact artefact) {
        return storage.describe(artefact.path());
    }

    /** Keeps a file; one with the same content and name is kept once. */
    public Artefact put(String name, Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MAX_BYTES) {
            throw new IOException(file + " has " + bytes + " bytes, an artefact has at most " + MAX_BYTES);
        }
        var artefact = new Artefact(sha256(file), name, bytes);
        storage.upload(artefact.path(), file, artefact.sha256());
        return artefact;
    }

    public boolean exists(Artefact artefact) throws IOException {
        return storage.exists(artefact.path());
    }

    /**
     * The artefact as a file in a folder, where it stays for the next time.
     *
     * @throws NoSuchFileException when it is not there
     * @throws IOException when it cannot be had, or is not what its checksum says
     */
    public Path get(Artefact artefact, Path folder) throws IOException {
        Path file = folder.resolve(artefact.sha256().substring(0, 12) + "-" + artefact.name());
        if (Files.isRegularFile(file) && sha256(file).equals(artefact.sha256())) {
            return file;
        }
        return WholeFile.appear(file, coming -> {
            storage.download(artefact.path(), coming, artefact.bytes());
            String actual = sha256(coming);
            if (!actual.equals(artefact.sha256())) {
                throw new IOException(describe(artefact) + " has SHA-256 " + actual
                        + ": it was changed or damaged; remove it and store it again");
            }
        });
    }

    /** The names under which a content is kept. */
    public List<String> names(String sha256) throws IOException {
        String folder = Artefact.folder(sha256);
        return storage.list(folder, MOST_NAMES).stream()
                .map(key -> key.substring(folder.length()))
                .toList();
    }

    /** Has a name stand for an artefact from now on. */
    public void refer(String name, Reference reference) throws IOException {
        storage.write(key(name), reference.toJson());
    }

    public Optional<Reference> reference(String name) throws IOException {
        String key = key(name);
        try {
            return Optional.of(Reference.parse(storage.read(key, MOST_REFERENCE_BYTES), storage.describe(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** All references whose names start with a prefix, by name. */
    public Map<String, Reference> references(String prefix) throws IOException {
        Map<String, Reference> references = new TreeMap<>();
        for (String key : storage.list(REFERENCES + prefix, MOST_REFERENCES)) {
            String name = key.substring(REFERENCES.length(), key.length() - JSON.length());
            reference(name).ifPresent(reference -> references.put(name, reference));
        }
        return references;
    }

    /** Takes a name away, and with the last name of an artefact the artefact. */
    public void forget(String name) throws IOException {
        Optional<Reference> forgotten = reference(name);
        storage.delete(key(name));
        if (forgotten.isPresent()) {
            Artefact artefact = forgotten.get().artefact();
            boolean named = references("").values().stream()
                    .anyMatch(other -> other.artefact().equals(artefact));
            if (!named) {
                storage.delete(artefact.path());
            }
        }
    }

    private static String key(String name) {
        return REFERENCES + Artefact.requireName(name) + JSON;
    }

    /** Lower-case hex of a file's content. */
    public static String sha256(Path file) throws IOException {
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            Files.copy(file, sink);
            return HexFormat.of().formatHex(sink.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
