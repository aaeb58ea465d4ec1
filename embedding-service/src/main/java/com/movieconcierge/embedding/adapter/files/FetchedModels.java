package com.movieconcierge.embedding.adapter.files;

import com.movieconcierge.artefacts.BoundedCopy;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.artefacts.S3Settings.S3Location;
import com.movieconcierge.artefacts.S3Storage;
import com.movieconcierge.artefacts.WholeFile;
import com.movieconcierge.embedding.domain.encoder.Encoder.ModelSource;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Models by path, by https, from S3 or from DJL's model zoo, kept below {@code cache/models} under the first twelve digits
 * of their checksum. The address is an operator's word, so it may be any host; that what comes is what was meant, the
 * checksum says.
 */
public final class FetchedModels implements ModelSource {
    /** An ONNX file has at most 2 GB. */
    private static final long MAX_BYTES = 2L << 30;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(30);

    private static final int MAX_METADATA_BYTES = 4 << 20;
    private static final int NOT_FOUND = 404;

    private final Path cache;
    private final S3Settings s3;
    private final DjlZoo zoo;
    private final Consumer<Path> fetched;
    private final HttpClient http;

    /** @param fetched told of every file that was brought here from elsewhere or lies here, once it is checked */
    public FetchedModels(Path cache, S3Settings s3, String djlRepository, Consumer<Path> fetched) {
        this.cache = cache;
        this.s3 = s3;
        this.zoo = new DjlZoo(djlRepository, this::document);
        this.fetched = fetched;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public Path fetch(String location, String sha256) throws IOException {
        String expected = sha256.toLowerCase(Locale.ROOT);
        int colon = location.indexOf(':');
        String scheme = colon < 2 ? "file" : location.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> unpacked(local(colon < 2 ? Path.of(location) : Path.of(URI.create(location)), expected));
            case "https" -> unpacked(overHttp(URI.create(location), required(location, expected)));
            case "s3" -> unpacked(fromS3(S3Location.parse(location), required(location, expected)));
            case "djl" -> unpacked(fromZoo(location, required(location, expected)));
            default ->
                throw new IllegalArgumentException(
                        "a model lies at a path or at an https, s3 or djl URL, " + scheme + " is not understood");
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

    private Path overHttp(URI url, String sha256) throws IOException {
        return downloaded(url.getPath(), sha256, coming -> {
            try (InputStream in = opened(url)) {
                BoundedCopy.of(in, coming, MAX_BYTES, url.toString());
            }
        });
    }

    private Path fromS3(S3Location place, String sha256) throws IOException {
        return downloaded(place.key(), sha256, coming -> {
            try (var bucket = S3Storage.at(new S3Location(place.bucket(), ""), s3)) {
                bucket.download(place.key(), coming, MAX_BYTES);
            }
        });
    }

    private Path fromZoo(String location, String sha256) throws IOException {
        URI file = zoo.resolve(location);
        return "file".equals(file.getScheme()) ? local(Path.of(file), sha256) : overHttp(file, sha256);
    }

    private Path downloaded(String path, String sha256, WholeFile.Filling download) throws IOException {
        Path folder = cache.resolve("models").resolve(sha256.substring(0, 12));
        Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        if (Files.exists(file) && Sha256.ofFiles(file).equals(sha256)) {
            return file;
        }
        return WholeFile.appear(file, coming -> {
            download.fill(coming);
            Sha256.require(coming, sha256);
        });
    }

    private byte[] document(URI url) throws IOException {
        try (InputStream in = "file".equals(url.getScheme()) ? Files.newInputStream(Path.of(url)) : opened(url)) {
            return BoundedCopy.of(in, MAX_METADATA_BYTES, url.toString());
        }
    }

    private InputStream opened(URI url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(ANSWER_LIMIT).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            answer.body().close();
            if (answer.statusCode() == NOT_FOUND) {
                throw new NoSuchFileException(url.toString(), null, "it answered " + NOT_FOUND);
            }
            throw new IOException(url + " answered " + answer.statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + url, e);
        }
    }

    /** An archive becomes the folder it holds. */
    private Path unpacked(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            fetched.accept(file);
        }
        return file.toString().endsWith(".zip") ? ModelArchive.unpacked(file, cache.resolve("models")) : file;
    }
}
