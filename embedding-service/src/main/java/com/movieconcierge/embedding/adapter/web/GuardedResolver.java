package com.movieconcierge.embedding.adapter.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once and hands out what was looked at: the connection goes to an address that was found permitted, so a
 * name that changes its mind between two questions gains nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final DnsResolver names;
    private final AddressRule rule;

    GuardedResolver(DnsResolver names, AddressRule rule) {
        this.names = names;
        this.rule = rule;
    }

    /** A host leads where it must not. */
    static final class ForbiddenHostException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenHostException(String message) {
            super(message);
        }
    }

    /** @throws ForbiddenHostException when any of the host's addresses may not be asked */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!rule.permits(address)) {
                throw new ForbiddenHostException(host + " is " + address.getHostAddress() + ", which is not public");
            }
        }
        return addresses;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }
}
