package com.movieconcierge.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.movieconcierge.embedded.EmbeddedServerException;
import com.movieconcierge.embedded.registry.RegistryApi.Request;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry with Confluent's REST API for Avro, in this JVM, reachable from this machine only. What it has
 * answered is on the disk; started again on its directory it gives out the same ids. New subjects keep BACKWARD
 * compatibility.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int BODY_LIMIT = 1024 * 1024;
    private static final int THREADS = 4;

    private final SchemaStore store;
    private final RegistryApi api;
    private final HttpServer server;
    private final ExecutorService threads;

    private EmbeddedRegistry(SchemaStore store, HttpServer server) {
        this.store = store;
        this.api = new RegistryApi(store);
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            var thread = new Thread(work, "schema-registry");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts the registry.
     *
     * @param dataDirectory holds its log; created when missing
     * @param port 0 for any free one
     * @throws EmbeddedServerException when the directory or the port cannot be used
     */
    public static EmbeddedRegistry start(Path dataDirectory, int port) {
        try {
            SchemaStore store = SchemaStore.open(dataDirectory);
            HttpServer server;
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            } catch (IOException e) {
                store.close();
                throw e;
            }
            var registry = new EmbeddedRegistry(store, server);
            server.createContext("/", registry::handle);
            server.setExecutor(registry.threads);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "the schema registry cannot start on port " + port + " with its data in " + dataDirectory + ": "
                            + e.getMessage(),
                    e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        synchronized (store) {
            try {
                store.close();
            } catch (IOException e) {
                LOG.warn("the registry's log did not close cleanly", e);
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                Request request = request(exchange);
                JsonNode answer;
                synchronized (store) {
                    answer = api.answer(request);
                }
                send(exchange, 200, answer);
            } catch (RegistryError e) {
                send(exchange, e.status(), error(e.code(), String.valueOf(e.getMessage())));
            } catch (IOException | RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                send(exchange, 500, error(50001, "Error in the backend data store: " + e.getMessage()));
            }
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        List<String> path = Stream.of(exchange.getRequestURI().getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                // A plus sign means itself in a path.
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
        Map<String, String> query = new HashMap<>();
        for (String pair : Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .orElse("")
                .split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            query.put(decode(nameAndValue[0]), nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
        }
        return new Request(exchange.getRequestMethod(), path, query, body(exchange));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        if (content.length > BODY_LIMIT) {
            throw RegistryError.tooLarge(BODY_LIMIT);
        }
        if (content.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode body = JSON.readTree(content);
            if (!body.isObject()) {
                throw RegistryError.malformed("the body is no JSON object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw RegistryError.malformed(String.valueOf(e.getOriginalMessage()));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RegistryError.malformed("cannot decode " + text);
        }
    }

    private static JsonNode error(int code, String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] content = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPE);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }
}
