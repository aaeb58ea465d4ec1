package com.movieconcierge.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on 127.0.0.1 with every fault that a picture's host can have. */
public final class FaultyPictureHost extends LocalServer {
    /** Paths, in the order they were asked for. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public FaultyPictureHost() {
        super(0);
        start();
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
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
        while (!awaitClose(50)) {
            exchange.getResponseBody().write(0xFF);
            exchange.getResponseBody().flush();
        }
    }
}
