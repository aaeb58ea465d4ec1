package com.movieconcierge.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds TCP ports on the loopback interface that nobody listens on. */
public final class FreePorts {
    private static final int LAST_PORT = 65_535;
    /**
     * Below the ports that systems give to whoever does not care, 32768 and up on Linux and 49152 on others: what is free here
     * is not given away to a connection or another server before it is listened on.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;
    /** Processes that were started one after another begin this far from each other. */
    private static final int STRIDE = 101;

    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * STRIDE % COUNT));

    private FreePorts() {}

    /**
     * Distinct ports, free at the moment of asking; none is handed out again soon.
     *
     * @param count how many; not negative
     * @throws EmbeddedServerException when there are not so many
     */
    public static List<Integer> any(int count) {
        List<Integer> ports = new ArrayList<>();
        for (int tried = 0; ports.size() < count; tried++) {
            if (tried == COUNT) {
                throw new EmbeddedServerException("no " + count + " free TCP ports on the loopback interface");
            }
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return ports;
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
}
