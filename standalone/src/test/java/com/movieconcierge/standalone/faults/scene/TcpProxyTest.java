package com.movieconcierge.standalone.faults.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setSoTimeout(10_000);
        proxy = new TcpProxy(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private Socket client() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(10_000);
        return client;
    }

    @Test
    void bytesPassBothWays() throws IOException {
        try (Socket client = client();
                Socket served = server.accept()) {
            client.getOutputStream().write(1);
            assertThat(served.getInputStream().read()).isEqualTo(1);
            served.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void nothingPassesWhileStalledAndAllOfItLater() throws IOException {
        try (Socket client = client();
                Socket served = server.accept()) {
            served.setSoTimeout(200);
            proxy.stall();
            client.getOutputStream().write(1);
            assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            served.setSoTimeout(10_000);
            proxy.mend();
            assertThat(served.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void whoeverIsRefusedIsHungUpOnAndComesThroughLater() throws IOException {
        try (Socket client = client();
                Socket served = server.accept()) {
            proxy.refuse();
            assertThatThrownBy(() -> {
                        if (client.getInputStream().read() < 0) {
                            throw new IOException("closed");
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(served.isConnected()).isTrue();
        }
        proxy.mend();
        try (Socket client = client();
                Socket served = server.accept()) {
            client.getOutputStream().write(3);
            assertThat(served.getInputStream().read()).isEqualTo(3);
        }
    }
}
