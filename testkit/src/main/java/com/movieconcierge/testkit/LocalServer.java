package com.movieconcierge.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A web server that only this machine reaches, in place of one that cannot be had here. Subclasses {@link #start} it. */
public abstract class LocalServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param port 0 for any free one */
    LocalServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    final void start() {
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    abstract void handle(HttpExchange exchange) throws IOException;

    public final int port() {
        return server.getAddress().getPort();
    }

    /** Of a path, which may be empty. */
    public final String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Whether the server has been closed within this time. */
    final boolean awaitClose(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    static void sendJson(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json;charset=utf-8");
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
