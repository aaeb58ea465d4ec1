package com.movieconcierge.embedding.adapter.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which machines may be asked: those on the public internet, and what the operator allows besides. Source: the special
 * purpose address registries of IANA (RFC 6890 and its successors); an IPv6 address that carries an IPv4 one is judged by
 * that one too.
 */
public final class AddressRule {
    private static final List<Network> SPECIAL = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    /** The one block of IPv6 that is given out to the public. */
    private static final Network PUBLIC_6 = Network.of("2000::/3");

    private static final List<Network> SPECIAL_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");
    private static final int V4_BYTES = 4;

    private final List<Network> allowed;

    /** @param allowed networks that may be asked although they are not public, e.g. 127.0.0.1/32 */
    public AddressRule(List<String> allowed) {
        this.allowed = networks(allowed.toArray(String[]::new));
    }

    /** Addresses that agree in their first bits. */
    private record Network(byte[] address, int bits) {

        static Network of(String text) {
            int slash = text.indexOf('/');
            try {
                // Digits only: nothing is looked up.
                byte[] address = InetAddress.getByName(slash < 0 ? text : text.substring(0, slash))
                        .getAddress();
                int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > address.length * Byte.SIZE) {
                    throw new IllegalArgumentException("a network is ADDRESS/BITS, got " + text);
                }
                return new Network(address, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("a network is ADDRESS/BITS, got " + text, e);
            }
        }

        boolean holds(byte[] other) {
            return other.length == address.length
                    && new BigInteger(1, address)
                                    .xor(new BigInteger(1, other))
                                    .shiftRight(address.length * Byte.SIZE - bits)
                                    .signum()
                            == 0;
        }
    }

    /** Whether that machine may be asked. */
    public boolean permits(InetAddress address) {
        byte[] bytes = address.getAddress();
        return allowed.stream().anyMatch(network -> network.holds(bytes)) || isPublic(bytes);
    }

    private static boolean isPublic(byte[] bytes) {
        if (bytes.length == V4_BYTES) {
            return SPECIAL.stream().noneMatch(network -> network.holds(bytes));
        }
        if (TRANSLATED.holds(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length));
        }
        return PUBLIC_6.holds(bytes) && SPECIAL_6.stream().noneMatch(network -> network.holds(bytes));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).map(Network::of).toList();
    }
}
