package com.movieconcierge.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;

/** Asks a Redis server on this machine a few administrative questions, in its own protocol (RESP2, inline commands). */
final class RespConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /**
     * Connects.
     *
     * @param timeout for connecting and for each answer
     * @throws IOException when nobody listens there
     */
    RespConnection(int port, Duration timeout) throws IOException {
        socket = new Socket();
        try {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Math.toIntExact(timeout.toMillis()));
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a command and returns its answer as text, the elements of an array one a line.
     *
     * @throws IOException when the server refuses the command, hangs up or does not answer in time
     */
    String ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return answer();
    }

    private String answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> {
                var elements = new StringJoiner("\n");
                for (int i = 0; i < Integer.parseInt(rest); i++) {
                    elements.add(answer());
                }
                yield elements.toString();
            }
            default -> throw new IOException("Redis answered " + line);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] content = in.readNBytes(length);
        in.skipNBytes(2); // CR LF
        return new String(content, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Redis hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        if (line.isEmpty()) {
            throw new IOException("Redis answered an empty line");
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
