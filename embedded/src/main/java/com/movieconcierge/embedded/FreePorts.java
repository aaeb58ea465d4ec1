package com.movieconcierge.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds TCP ports on the loopback interface that nobody listens on. */
public final class FreePorts {
    private static final int LAST_PORT = 65_535;

    private FreePorts() {}

    /**
     * Distinct ports chosen by the operating system; free at the moment of asking.
     *
     * @param count how many; not negative
     */
    public static List<Integer> any(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new EmbeddedServerException("no free TCP port on the loopback interface: " + e.getMessage(), e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /**
     * The preferred port, or the next one upwards that is free and not among the taken ones.
     *
     * @throws EmbeddedServerException when there is none up to 65535
     */
    public static int from(int preferred, Set<Integer> taken) {
        for (int port = preferred; port <= LAST_PORT; port++) {
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("no free TCP port from " + preferred + " upwards");
    }

    /** Whether a server of ours could listen on the port now. */
    public static boolean isFree(int port) {
        // A server that listens on every interface also holds the port; only asking both ways finds it everywhere.
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot release port " + socket.getLocalPort(), e);
        }
    }
}
