package com.movieconcierge.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A web server on 127.0.0.1 with every fault that a picture's host can have. */
public final class FaultyPictureHost implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Paths, in the order they were asked for. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public FaultyPictureHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        try (exchange) {
            if (path.startsWith("/to/")) {
                exchange.getResponseHeaders()
                        .add("Location", exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            switch (path) {
                case "/picture.jpg" -> send(exchange, 200, FalsePictures.picture("jpeg", 200, 300));
                case "/bomb.png" -> send(exchange, 200, FalsePictures.declaringPng(100_000, 100_000));
                case "/truncated.jpg" ->
                    send(exchange, 200, FalsePictures.truncated(FalsePictures.picture("jpeg", 300, 300)));
                case "/text.jpg" -> send(exchange, 200, FalsePictures.text());
                case "/tiny.gif" -> send(exchange, 200, FalsePictures.tinyGif());
                case "/endless" -> endless(exchange);
                case "/drip" -> drip(exchange);
                case "/huge" -> {
                    exchange.sendResponseHeaders(200, 1L << 40);
                    exchange.getResponseBody().write(1);
                    // Closing an answer that is not whole drops what is still held back, its head included.
                    exchange.getResponseBody().flush();
                }
                case "/error" -> send(exchange, 500, FalsePictures.text());
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } catch (IOException e) {
            // Whoever asked has hung up, as it should.
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] block = new byte[1 << 16];
        for (; ; ) {
            out.write(block);
        }
    }

    /** A byte now and then, so that no single wait is long. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(0xFF);
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
