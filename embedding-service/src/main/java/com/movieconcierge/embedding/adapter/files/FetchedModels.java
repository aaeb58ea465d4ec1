package com.movieconcierge.embedding.adapter.files;

import com.movieconcierge.embedding.domain.ModelSource;
import com.movieconcierge.embedding.domain.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Models by path, or by https, kept below {@code cache/models} under the first twelve digits of their checksum. The address
 * is an operator's word, so it may be any host; that what comes is what was meant, the checksum says.
 */
public final class FetchedModels implements ModelSource {
    /** An ONNX file has at most 2 GB. */
    private static final long MAX_BYTES = 2L << 30;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(30);

    private final Path cache;
    private final HttpClient http;

    public FetchedModels(Path cache) {
        this(
                cache,
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT_LIMIT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
    }

    FetchedModels(Path cache, HttpClient http) {
        this.cache = cache;
        this.http = http;
    }

    @Override
    public Path fetch(String location, String sha256) throws IOException {
        String expected = sha256.toLowerCase(Locale.ROOT);
        int colon = location.indexOf(':');
        String scheme = colon < 2 ? "file" : location.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> unpacked(local(colon < 2 ? Path.of(location) : Path.of(URI.create(location)), expected));
            case "https" -> unpacked(downloaded(URI.create(location), required(location, expected)));
            default ->
                throw new IllegalArgumentException(
                        "a model lies at a path or at an https URL, " + scheme + " is not understood");
        };
    }

    private static String required(String location, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(location + " needs its sha256, 64 hex digits");
        }
        return sha256;
    }

    private static Path local(Path path, String sha256) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no " + path);
        }
        Path checked = Files.isDirectory(path)
                ? Stream.of("model.onnx", "onnx/model.onnx")
                        .map(path::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseThrow(() -> new IOException(path + " holds neither model.onnx nor onnx/model.onnx"))
                : path;
        if (!sha256.isEmpty()) {
            Sha256.require(checked, sha256);
        }
        return path;
    }

    private Path downloaded(URI url, String sha256) throws IOException {
        Path folder = Files.createDirectories(cache.resolve("models").resolve(sha256.substring(0, 12)));
        String name = Path.of(url.getPath()).getFileName().toString();
        Path file = folder.resolve(name);
        if (Files.exists(file) && Sha256.ofFiles(file).equals(sha256)) {
            return file;
        }
        Path coming = Files.createTempFile(folder, "coming-", ".tmp");
        try {
            download(url, coming);
            Sha256.require(coming, sha256);
            Files.move(coming, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    private void download(URI url, Path target) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(ANSWER_LIMIT).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(url + " answered " + answer.statusCode());
                }
                try (var bounded = new BoundedInput(in, MAX_BYTES, url.toString())) {
                    Files.copy(bounded, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + url, e);
        }
    }

    /** An archive becomes the folder it holds. */
    private Path unpacked(Path file) throws IOException {
        return file.toString().endsWith(".zip") ? ModelArchive.unpacked(file, cache.resolve("models")) : file;
    }
}
