package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what an address says, where the address comes from a stranger: only http and https, only public machines, at
 * every redirect anew, bounded in bytes and time. No proxy, no cookies, no passwords, nothing unpacked.
 */
public final class GuardedDownload implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 14;
    private static final int CONNECTIONS_PER_HOST = 4;
    private static final int CONNECTIONS = 16;

    private final CloseableHttpClient http;
    private final Limits limits;

    /**
     * How much may be asked for.
     *
     * @param bytes of one answer
     * @param silence longest wait for a connection, and for the next bytes
     * @param total for one address, redirects included
     * @param redirects that are followed
     */
    public record Limits(long bytes, Duration silence, Duration total, int redirects) {}

    public GuardedDownload(AddressRule rule, Limits limits) {
        this(SystemDefaultDnsResolver.INSTANCE, rule, limits);
    }

    GuardedDownload(DnsResolver names, AddressRule rule, Limits limits) {
        this.limits = limits;
        Timeout silence = Timeout.of(limits.silence());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(names, rule))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(silence)
                                .setSocketTimeout(silence)
                                .build())
                        .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                        .setMaxConnTotal(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(silence)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("movie-concierge")
                .build();
    }

    /**
     * Looks a host up once and hands out what was looked at: the connection goes to an address that was found permitted, so
     * a name that changes its mind between two questions gains nothing.
     */
    private record GuardedResolver(DnsResolver names, AddressRule rule) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                if (!rule.permits(address)) {
                    throw new ForbiddenHostException(
                            host + " is " + address.getHostAddress() + ", which is not public");
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** A host leads where it must not. */
    private static final class ForbiddenHostException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenHostException(String message) {
            super(message);
        }
    }

    /** The bytes at an address. */
    public byte[] fetch(String address) throws PictureException {
        var bytes = new ByteArrayOutputStream();
        fetch(address, bytes);
        return bytes.toByteArray();
    }

    /** Writes the bytes at an address as they come; what was written of an answer that is refused half-way stays. */
    public void fetch(String address, OutputStream to) throws PictureException {
        long deadline = System.nanoTime() + limits.total().toNanos();
        URI next = checked(address);
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            String redirect = ask(next, to, deadline);
            if (redirect == null) {
                return;
            }
            URI target = checked(next.resolve(redirect).toString());
            if (next.getScheme().equalsIgnoreCase("https") && target.getScheme().equalsIgnoreCase("http")) {
                throw new PictureException(PictureFault.FORBIDDEN, shown(next) + " redirects from https to http");
            }
            next = target;
        }
        throw new PictureException(
                PictureFault.STATUS, shown(checked(address)) + " redirects more than " + limits.redirects() + " times");
    }

    /** Where it leads to; null when it was the answer, and is written. */
    private @Nullable String ask(URI url, OutputStream to, long deadline) throws PictureException {
        HttpGet request = new HttpGet(url);
        try {
            ClassicHttpResponse response = http.executeOpen(null, request, null);
            try {
                String redirect = answer(url, response, to, deadline);
                if (redirect == null) {
                    response.close();
                }
                return redirect;
            } finally {
                // Closing alone would read what is left, and there may be no end to it. After a whole answer the
                // connection is back in its pool, and this does nothing.
                request.abort();
                Closer.closeQuietly(response);
            }
        } catch (PictureException e) {
            throw e;
        } catch (ForbiddenHostException e) {
            throw new PictureException(PictureFault.FORBIDDEN, shown(url) + " is refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new PictureException(
                    PictureFault.UNREACHABLE, shown(url) + " could not be fetched: " + e.getMessage(), e);
        }
    }

    private @Nullable String answer(URI url, ClassicHttpResponse response, OutputStream to, long deadline)
            throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (status / 100 == 3 && location != null) {
            return location.getValue();
        }
        if (status != 200 || response.getEntity() == null) {
            throw new PictureException(PictureFault.STATUS, shown(url) + " answered " + status);
        }
        if (response.getEntity().getContentLength() > limits.bytes()) {
            throw tooLarge(url);
        }
        copy(url, response.getEntity().getContent(), to, deadline);
        return null;
    }

    private void copy(URI url, InputStream in, OutputStream to, long deadline) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > limits.bytes()) {
                throw tooLarge(url);
            }
            to.write(buffer, 0, read);
            if (System.nanoTime() > deadline) {
                throw new PictureException(
                        PictureFault.UNREACHABLE,
                        shown(url) + " takes longer than " + limits.total().toSeconds() + " s");
            }
        }
    }

    private PictureException tooLarge(URI url) {
        return new PictureException(
                PictureFault.TOO_LARGE, shown(url) + " is larger than " + limits.bytes() + " bytes");
    }

    private static URI checked(String address) throws PictureException {
        try {
            URI url = new URI(address);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new PictureException(
                        PictureFault.NO_ADDRESS, "only http and https are fetched, not " + scheme + ":");
            }
            if (url.getHost() == null || url.getUserInfo() != null) {
                throw new PictureException(
                        PictureFault.NO_ADDRESS,
                        "the address needs a host and must not contain a password: " + shown(url));
            }
            return url;
        } catch (URISyntaxException e) {
            throw new PictureException(PictureFault.NO_ADDRESS, "not a valid address: " + e.getReason(), e);
        }
    }

    /** Without the query, which may hold a key. */
    static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + url.getRawPath();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
