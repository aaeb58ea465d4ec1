package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every connection to the broker and to Redis is torn down by the kernel, again and again. */
public record ConnectionsReset() implements Fault {
    private static final int TIMES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "connections-reset";
    }

    @Override
    public String sentence() {
        return "all connections to the broker and to Redis are reset, " + TIMES + " times";
    }

    /** Tries it on a connection of its own. */
    @Override
    public Optional<String> impossible() {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            reset(server.getLocalPort());
            client.setSoTimeout((int) LIMIT.toMillis());
            accepted.getOutputStream().write(1);
            return client.getInputStream().read() == 1 ? Optional.of(why()) : Optional.empty();
        } catch (IOException e) {
            return e instanceof SocketException ? Optional.empty() : Optional.of(why());
        }
    }

    private static String why() {
        return "It takes the program ss, the rights of root, and a kernel that lets ss tear connections down.";
    }

    @Override
    public void strike(Scene scene) throws IOException {
        for (int i = 0; i < TIMES; i++) {
            reset(scene.instance().ports().kafka());
            reset(scene.instance().ports().redis());
            scene.waitFor(PAUSE);
        }
        scene.over();
    }

    private static void reset(int port) throws IOException {
        Process ss = new ProcessBuilder(List.of("ss", "-K", "dst", "127.0.0.1", "dport", "=", String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Poll.until(LIMIT, () -> !ss.isAlive());
    }
}
