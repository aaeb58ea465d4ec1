package com.movieconcierge.embedding.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private final AddressRule rule = new AddressRule(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "3fff::1"
            })
    void machinesThatAreNotPublicAreNotAsked(String address) throws UnknownHostException {
        assertThat(rule.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "8.8.8.8",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::808:808"
            })
    void publicMachinesAre(String address) throws UnknownHostException {
        assertThat(rule.permits(InetAddress.getByName(address))).isTrue();
    }

    /** The JDK's own notions of private, held against the rule. */
    @Property(seed = "20261123", tries = 2000)
    void whatTheJdkCallsPrivateIsNeverAsked(@ForAll("addresses") InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            assertThat(rule.permits(address)).as("%s", address).isFalse();
        }
    }

    @Provide
    Arbitrary<InetAddress> addresses() {
        return Arbitraries.oneOf(
                        Arbitraries.bytes().array(byte[].class).ofSize(4),
                        Arbitraries.bytes().array(byte[].class).ofSize(16))
                .map(bytes -> {
                    try {
                        return InetAddress.getByAddress(bytes);
                    } catch (UnknownHostException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void anOperatorMayAllowMore() throws UnknownHostException {
        AddressRule open = new AddressRule(List.of("127.0.0.1/32", "fd00::/8"));
        assertThat(open.permits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(open.permits(InetAddress.getByName("127.0.0.2"))).isFalse();
        assertThat(open.permits(InetAddress.getByName("fd12::1"))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressRule(List.of("127.0.0.1/33")))
                .withMessageContaining("a network is ADDRESS/BITS");
    }
}
