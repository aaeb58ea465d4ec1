package com.movieconcierge.standalone.faults.scene;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Between a client and a server on this machine: passes everything on, or nothing, or hangs up. */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 8_192;
    private static final long PAUSE_NANOS = 20_000_000;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile boolean stalled;

    /** @param target port of the server */
    public TcpProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where clients come. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on nobody gets through: all are hung up on, as soon as they come. */
    public void refuse() {
        refusing = true;
        reset();
    }

    /** From now on nothing passes, and nobody is told. */
    public void stall() {
        stalled = true;
    }

    /** Everything passes again. */
    public void mend() {
        refusing = false;
        stalled = false;
    }

    /** Hangs up on all that are connected. */
    public void reset() {
        open.forEach(TcpProxy::hangUp);
        open.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refusing) {
                    hangUp(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                start(() -> pass(client, server));
                start(() -> pass(server, client));
            } catch (IOException e) {
                // The server is away, or the door was closed: whoever came finds nobody, as without a proxy.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (stalled && !from.isClosed()) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One of them is gone: so is the other, below.
        }
        hangUp(from);
        hangUp(to);
        open.remove(from);
        open.remove(to);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // a reset, not a good-bye
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        reset();
    }
}
