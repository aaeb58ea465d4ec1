package com.movieconcierge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portsHandedOutTogetherDiffer() {
        assertThat(FreePorts.any(20)).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void noPortIsOneThatTheSystemMayGiveToOthersMeanwhile() {
        // Asked for any port, Linux gives one from 32768 on; that raced with a broker that had just found its port
        // free.
        assertThat(FreePorts.any(50)).allMatch(port -> port < 32_768);
    }

    @Test
    void noPortIsHandedOutTwiceInARow() {
        assertThat(FreePorts.any(20)).doesNotContainAnyElementsOf(FreePorts.any(20));
    }

    @Test
    void portInUseOrTakenIsSteppedOver() throws IOException {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = used.getLocalPort();
            assertThat(FreePorts.isFree(port)).isFalse();
            int next = FreePorts.from(port, Set.of());
            assertThat(next).isGreaterThan(port);
            assertThat(FreePorts.from(port, Set.of(next))).isGreaterThan(next);
        }
    }

    @Test
    void portOfAServerOnEveryInterfaceIsInUse() throws IOException {
        try (ServerSocket used = new ServerSocket(0)) {
            assertThat(FreePorts.isFree(used.getLocalPort())).isFalse();
        }
    }
}
