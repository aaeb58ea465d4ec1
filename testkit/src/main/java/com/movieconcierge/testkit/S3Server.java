package com.movieconcierge.testkit;

import com.movieconcierge.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks S3 (Adobe's S3Mock), a process of its own, started once per JVM on a free port and ended with it.
 * It asks for no particular credentials, but the SDK wants some: {@link #credentials} sets the system properties that it
 * reads.
 */
public final class S3Server {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static @Nullable S3Server instance;

    private final String endpoint;

    private S3Server(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The server of this JVM; the first call starts it. */
    public static synchronized S3Server get() {
        if (instance == null) {
            instance = start();
        }
        return instance;
    }

    /** For {@code S3_ENDPOINT}, e.g. {@code http://127.0.0.1:40123}. */
    public String endpoint() {
        return endpoint;
    }

    /** A new, empty bucket that no other test of this JVM uses. */
    public String bucket() {
        String name = RealParts.unique("bucket");
        if (put("/" + name) != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException("no bucket " + name + " at " + endpoint);
        }
        return name;
    }

    /** What the SDK's default chain finds first. */
    public static void credentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test-secret");
    }

    private static S3Server start() {
        try {
            Path directory = Files.createTempDirectory("s3");
            int port = FreePorts.any(1).get(0);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-jar",
                            jar().toString(),
                            "--server.port=" + FreePorts.any(1).get(0),
                            "--com.adobe.testing.s3mock.store.root=" + directory,
                            "--com.adobe.testing.s3mock.httpPort=" + port,
                            "--com.adobe.testing.s3mock.vectors.httpPort="
                                    + FreePorts.any(1).get(0),
                            "--com.adobe.testing.s3mock.vectors.httpsPort="
                                    + FreePorts.any(1).get(0),
                            "--com.adobe.testing.s3mock.max-payload-size=1GB")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("s3mock.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "s3-stop"));
            var server = new S3Server("http://127.0.0.1:" + port);
            server.awaitStart(process, directory.resolve("s3mock.log"));
            credentials();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("S3Mock cannot be started", e);
        }
    }

    /** The jar it is packed in; its launcher is the one class of it that we can see. */
    private static Path jar() {
        try {
            Class<?> launcher = Class.forName("org.springframework.boot.loader.launch.JarLauncher");
            return Path.of(
                    launcher.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException(
                    "S3Mock's jar is not on the class path: add com.adobe.testing:s3mock, classifier exec, scope test",
                    e);
        }
    }

    private void awaitStart(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (status("GET", "/") != HttpURLConnection.HTTP_OK) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("S3Mock does not answer:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private int put(String path) {
        return status("PUT", path);
    }

    private int status(String method, String path) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(endpoint + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
