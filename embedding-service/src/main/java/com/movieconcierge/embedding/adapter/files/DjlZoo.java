package com.movieconcierge.embedding.adapter.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a model of DJL's model zoo lies: {@code djl://GROUP/ARTIFACT[/VERSION[/NAME]]}. We read the repository's metadata
 * ourselves, because DJL's own loader unpacks and loads a model before anybody can hold it against a checksum of ours.
 *
 * <p>Source: the layout of {@code ai.djl.repository.RemoteRepository}: {@code
 * model/APPLICATION/GROUP/ARTIFACT/metadata.json}, with files relative to it.
 */
final class DjlZoo {
    /** Which of DJL's applications have models that we can use. */
    private static final List<String> APPLICATIONS = List.of("nlp/text_embedding", "cv/image_classification");

    private static final Pattern URL = Pattern.compile("djl://([A-Za-z0-9_.-]+)/(.+?)(?:/([0-9][0-9.]*)(?:/(.+))?)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads a small document; {@link NoSuchFileException} when there is none. */
    interface Documents {
        byte[] read(URI url) throws IOException;
    }

    private final URI base;
    private final Documents documents;

    /** @param base of the repository, e.g. https://mlrepo.djl.ai/ */
    DjlZoo(String base, Documents documents) {
        this.base = URI.create(base.endsWith("/") ? base : base + "/");
        this.documents = documents;
    }

    /** The address of the model's one file; an IOException says why there is none that could be used here. */
    URI resolve(String url) throws IOException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || Stream.of(parts.group(2).split("/")).anyMatch(part -> part.matches("\\.*"))) {
            throw new IllegalArgumentException("a model of DJL's zoo is djl://GROUP/ARTIFACT[/VERSION], got " + url);
        }
        for (String application : APPLICATIONS) {
            URI folder = base.resolve(
                    "model/" + application + "/" + parts.group(1).replace('.', '/') + "/" + parts.group(2) + "/");
            try {
                JsonNode metadata = JSON.readTree(documents.read(folder.resolve("metadata.json")));
                return folder.resolve(file(metadata, parts, url));
            } catch (NoSuchFileException e) {
                // Of another application, or nowhere.
            } catch (JacksonException e) {
                throw new IOException(folder + "metadata.json is not JSON", e);
            }
        }
        throw new IOException("there is no " + url + " among " + APPLICATIONS + " at " + base);
    }

    /** The last that fits: repositories list versions from old to new. */
    private static String file(JsonNode metadata, Matcher parts, String url) throws IOException {
        List<JsonNode> artifacts = metadata.path("artifacts")
                .valueStream()
                .filter(artifact -> fits(artifact, "version", parts.group(3)) && fits(artifact, "name", parts.group(4)))
                .toList();
        if (artifacts.isEmpty()) {
            throw new IOException(url + " is known, but not in that version or under that name");
        }
        List<String> files = artifacts
                .get(artifacts.size() - 1)
                .path("files")
                .valueStream()
                .map(file -> file.path("uri").asString(""))
                .toList();
        if (files.size() != 1 || !files.get(0).matches("(?s).*\\.(zip|onnx)")) {
            throw new IOException(url + " has the files " + files + "; one .zip or .onnx can be used");
        }
        return files.get(0);
    }

    private static boolean fits(JsonNode artifact, String field, @Nullable String wanted) {
        return wanted == null || artifact.path(field).asString("").equals(wanted);
    }
}
