package com.movieconcierge.embedding.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.adapter.web.GuardedDownload.Limits;
import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.testkit.FalsePictures;
import com.movieconcierge.testkit.FaultyPictureHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedDownloadTest {
    private static final Limits LIMITS = new Limits(1 << 20, Duration.ofSeconds(20), Duration.ofSeconds(20), 3);
    private static final AddressRule PUBLIC_ONLY = new AddressRule(List.of());
    private static final AddressRule THIS_SERVER = new AddressRule(List.of("127.0.0.1/32"));

    private FaultyPictureHost web;
    /** A machine inside, which nothing may reach: whoever connects stays in its backlog. */
    private ServerSocket inside;

    @BeforeEach
    void start() throws IOException {
        web = new FaultyPictureHost();
        inside = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.2"));
        inside.setSoTimeout(50);
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        inside.close();
    }

    @Test
    void whatIsThereIsFetched() throws Exception {
        try (var download = new GuardedDownload(THIS_SERVER, LIMITS)) {
            assertThat(download.fetch(web.url("/picture.jpg"))).isEqualTo(FalsePictures.picture("jpeg", 200, 300));
            assertThat(download.fetch(web.url("/to/picture?/picture.jpg"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/picture.jpg",
                "http://localhost:PORT/picture.jpg",
                "http://2130706433:PORT/picture.jpg",
                "http://[::ffff:127.0.0.1]:PORT/picture.jpg",
                "http://[::1]:PORT/picture.jpg",
                "http://0.0.0.0:PORT/picture.jpg",
                "http://169.254.169.254/latest/meta-data/"
            })
    void thisMachineAndItsNeighboursAreNotAsked(String address) {
        refuses(
                PUBLIC_ONLY,
                address.replace("PORT", Integer.toString(web.port())),
                PictureFault.FORBIDDEN,
                "not public");
        assertThat(web.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://example.com/x", "gopher://example.com", "relative/path.jpg", ""})
    void onlyTheWebIsAsked(String address) {
        refuses(PUBLIC_ONLY, address, PictureFault.NO_ADDRESS, "only http and https");
    }

    @Test
    void passwordsInAddressesAndHostsThatAreNoneAreRefused() {
        refuses(PUBLIC_ONLY, "http://127.1:" + web.port() + "/picture.jpg", PictureFault.NO_ADDRESS, "needs a host");
        refuses(
                PUBLIC_ONLY,
                "http://user:secret@example.com/x",
                PictureFault.NO_ADDRESS,
                "must not contain a password");
    }

    @Test
    void aRedirectIsJudgedAnew() {
        refuses(THIS_SERVER, web.url("/to/cloud?http://169.254.169.254/"), PictureFault.FORBIDDEN, "not public");
        refuses(
                THIS_SERVER,
                web.url("/to/inside?http://127.0.0.2:" + inside.getLocalPort() + "/"),
                PictureFault.FORBIDDEN,
                "127.0.0.2, which is not public");
        refuses(THIS_SERVER, web.url("/to/file?file:///etc/passwd"), PictureFault.NO_ADDRESS, "only http and https");
        nobodyCameInside();
    }

    @Test
    void redirectsEnd() {
        String loop = web.url("/to/loop?/to/loop?/to/loop?/picture.jpg");
        refuses(
                new Limits(1 << 20, Duration.ofSeconds(20), Duration.ofSeconds(20), 2),
                loop,
                PictureFault.STATUS,
                "redirects more");
    }

    @Test
    void aNameThatLeadsInsideIsRefused() {
        refuses(
                named(InetAddress.getLoopbackAddress()),
                "http://pictures.example:" + web.port() + "/picture.jpg",
                PictureFault.FORBIDDEN,
                "pictures.example is 127.0.0.1");
        assertThat(web.asked).isEmpty();
    }

    @Test
    void aNameThatChangesItsMindIsAskedOnceAndTakenAtItsFirstWord() throws Exception {
        Deque<InetAddress> answers = new ArrayDeque<>(List.of(
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("127.0.0.2"),
                InetAddress.getByName("127.0.0.2")));
        var names = new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {answers.removeFirst()};
            }
        };
        try (var download = new GuardedDownload(names, THIS_SERVER, LIMITS)) {
            download.fetch("http://pictures.example:" + web.port() + "/picture.jpg");
        }
        assertThat(answers).hasSize(2);
        assertThat(web.asked).containsExactly("/picture.jpg");
        nobodyCameInside();
    }

    @Test
    void bytesAndTimeAreBounded() {
        refuses(THIS_SERVER, web.url("/endless"), PictureFault.TOO_LARGE, "larger than 1048576 bytes");
        refuses(THIS_SERVER, web.url("/huge"), PictureFault.TOO_LARGE, "larger than 1048576 bytes");
        Limits hasty = new Limits(1 << 20, Duration.ofSeconds(20), Duration.ofSeconds(1), 3);
        refuses(hasty, web.url("/drip"), PictureFault.UNREACHABLE, "takes longer than 1 s");
    }

    @Test
    void otherAnswersAreNamed() {
        refuses(THIS_SERVER, web.url("/nothing?key=secret"), PictureFault.STATUS, "/nothing answered 404");
        refuses(THIS_SERVER, web.url("/error"), PictureFault.STATUS, "answered 500");
        refuses(THIS_SERVER, "http://nowhere.invalid/x", PictureFault.UNREACHABLE, "could not be fetched");
    }

    private GuardedDownload named(InetAddress address) {
        return new GuardedDownload(
                new SystemDefaultDnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        return new InetAddress[] {InetAddress.getByAddress(host, address.getAddress())};
                    }
                },
                PUBLIC_ONLY,
                LIMITS);
    }

    private void nobodyCameInside() {
        assertThatExceptionOfType(java.net.SocketTimeoutException.class).isThrownBy(() -> inside.accept());
    }

    private static void refuses(AddressRule rule, String address, PictureFault fault, String reason) {
        refuses(new GuardedDownload(rule, LIMITS), address, fault, reason);
    }

    private static void refuses(Limits limits, String address, PictureFault fault, String reason) {
        refuses(new GuardedDownload(THIS_SERVER, limits), address, fault, reason);
    }

    private static void refuses(GuardedDownload download, String address, PictureFault fault, String reason) {
        try (download) {
            assertThatExceptionOfType(PictureException.class)
                    .isThrownBy(() -> download.fetch(address))
                    .withMessageContaining(reason)
                    .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
