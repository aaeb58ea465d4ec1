package com.movieconcierge.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A redis-server to run: the machine's own, or else the one that the embedded-redis jar carries.
 *
 * @param executable absolute path
 * @param version major and minor, e.g. 7.0; data files of different ones are not exchangeable
 */
record RedisBinary(Path executable, String version) {
    private static final Pattern VERSION = Pattern.compile("v=(\\d+\\.\\d+)");
    private static final String CARRIED_VERSION = "6.2";
    private static final Map<String, String> CARRIED = Map.of(
            "linux-amd64", "/redis-server-6.2.6-v5-linux-amd64",
            "linux-aarch64", "/redis-server-6.2.7-linux-arm64",
            "mac-x86_64", "/redis-server-6.2.6-v5-darwin-amd64",
            "mac-aarch64", "/redis-server-6.2.6-v5-darwin-arm64");

    /**
     * The binary to use on this machine.
     *
     * @param unpackInto where a carried binary is put
     * @throws EmbeddedServerException when there is none for this kind of machine
     */
    static RedisBinary find(Path unpackInto) {
        return onPath("redis-server")
                .flatMap(RedisBinary::withVersion)
                .orElseGet(() -> new RedisBinary(unpack(unpackInto), CARRIED_VERSION));
    }

    /** The first executable file of that name on the PATH. */
    static Optional<Path> onPath(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<RedisBinary> withVersion(Path executable) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String said;
            try (InputStream out = process.getInputStream()) {
                said = new String(out.readAllBytes());
            }
            Matcher version = VERSION.matcher(said);
            return process.waitFor(10, TimeUnit.SECONDS) && version.find()
                    ? Optional.of(new RedisBinary(executable, version.group(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not one that runs here; the carried one may
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while looking for redis-server", e);
        }
    }

    static Path unpack(Path directory) {
        String machine = (System.getProperty("os.name").startsWith("Mac") ? "mac" : "linux") + "-"
                + System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String resource = CARRIED.get(machine);
        if (resource == null) {
            throw new EmbeddedServerException(
                    "no redis-server on the PATH, and none is carried for " + machine + ": install Redis 6.2 or newer");
        }
        Path executable = directory.resolve(resource.substring(1)).toAbsolutePath();
        try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new EmbeddedServerException("the embedded-redis jar lacks " + resource);
            }
            if (!Files.isExecutable(executable)) {
                Files.createDirectories(directory);
                Path partial = Files.createTempFile(directory, "redis-server", ".part");
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                if (!partial.toFile().setExecutable(true)) {
                    throw new IOException(partial + " cannot be made executable");
                }
                Files.move(partial, executable, StandardCopyOption.ATOMIC_MOVE);
            }
            return executable;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot unpack the carried redis-server into " + directory, e);
        }
    }
}
