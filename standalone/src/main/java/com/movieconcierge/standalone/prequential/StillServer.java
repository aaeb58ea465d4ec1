package com.movieconcierge.standalone.prequential;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pictures of a folder, {@code <movieId>.jpg}, where the product fetches stills: over HTTP, from this machine, for this machine.
 */
final class StillServer implements AutoCloseable {
    /** What embedding-service has to be told, or it refuses addresses that are not public. */
    static final Map<String, String> ALLOWED = Map.of("concierge.embedding.pictures.allowed", "127.0.0.1/32");

    private static final int THREADS = 2;
    private static final Pattern PICTURE = Pattern.compile("/[^/]+/([^/\\\\]+)\\.jpg");

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    /** Of this run: the product keeps pictures by address, and those of another folder are others. */
    private final String base;

    StillServer(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.base = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + UUID.randomUUID() + "/";
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Texts that name the pictures: those that are given, with the address of each picture, and a line for each film that has a
     * picture and no text.
     *
     * @param texts JSON lines, or null
     */
    Path texts(@Nullable Path texts, Iterable<String> films, Path target) throws IOException {
        Set<String> named = new HashSet<>();
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            if (texts != null) {
                try (BufferedReader in = Files.newBufferedReader(texts)) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        out.write(withStill(line, named));
                        out.write('\n');
                    }
                }
            }
            for (String film : films) {
                if (!named.contains(film) && picture(film).isPresent()) {
                    ObjectNode line = JsonMapper.shared().createObjectNode().put("movieId", film);
                    line.putArray("stills").add(address(film));
                    out.write(line + "\n");
                }
            }
        }
        return target;
    }

    /** A line that is none is left to the importer, which says so. */
    private String withStill(String line, Set<String> named) {
        try {
            if (!(JsonMapper.shared().readTree(line) instanceof ObjectNode text)) {
                return line;
            }
            String film = text.path("movieId").asString("");
            if (film.isEmpty() || picture(film).isEmpty()) {
                return line;
            }
            named.add(film);
            text.putArray("stills").add(address(film));
            return text.toString();
        } catch (JacksonException e) {
            return line;
        }
    }

    private String address(String film) {
        return base + film + ".jpg";
    }

    private Optional<Path> picture(String film) {
        return Optional.of(folder.resolve(film + ".jpg")).filter(Files::isReadable);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher asked = PICTURE.matcher(exchange.getRequestURI().getPath());
            Optional<Path> picture = asked.matches() ? picture(asked.group(1)) : Optional.empty();
            if (picture.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(picture.get());
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
