package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.adapter.web.AddressRule;
import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.adapter.web.WebPictures;
import com.movieconcierge.model.Film;
import com.movieconcierge.testkit.FaultyPictureHost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of pictures that are none, or that lead where they must not? Each against a real server on this machine:
 * why it was refused, how far the heap went, and how many connections a forbidden machine saw. Ends with status 1 when a
 * fault got through. Give a small heap, e.g. {@code -Xmx64m}.
 */
public final class ImageFaultsRun {
    private static final int FORBIDDEN_WAIT_MILLIS = 200;

    private ImageFaultsRun() {}

    public static void main(String[] args) throws IOException {
        boolean ok = true;
        try (FaultyPictureHost host = new FaultyPictureHost();
                ServerSocket inside = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"))) {
            List<String> urls = List.of(
                    host.url("/bomb.png"),
                    host.url("/truncated.jpg"),
                    host.url("/text.jpg"),
                    host.url("/tiny.gif"),
                    host.url("/to/cloud?http://169.254.169.254/latest/meta-data/"),
                    host.url("/to/inside?http://127.0.0.2:" + inside.getLocalPort() + "/"),
                    host.url("/endless"),
                    host.url("/drip"),
                    host.url("/huge"));
            for (String url : urls) {
                ok &= refused(url, "127.0.0.1/32");
            }
            int asked = host.asked.size();
            ok &= refused("http://localhost:" + host.port() + "/picture.jpg", "");
            ok &= refused("http://2130706433:" + host.port() + "/picture.jpg", "");
            ok &= refused("http://127.0.0.2:" + inside.getLocalPort() + "/", "");
            int connections = host.asked.size() - asked + connections(inside);
            System.out.println("connections to forbidden machines: " + connections);
            ok &= connections == 0;
            ok &= read(host.url("/picture.jpg"), "127.0.0.1/32").isEmpty();
            System.out.println(ok ? "A good picture is read; all others are refused." : "Something got through.");
        }
        System.exit(ok ? 0 : 1);
    }

    private static boolean refused(String url, String allowed) throws IOException {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        List<PictureFault> faults = read(url, allowed);
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        Report.line("%-72s %-12s peak heap %5.1f MB", url, faults.isEmpty() ? "READ" : faults.get(0), peak / 1e6);
        return faults.size() == 1;
    }

    private static List<PictureFault> read(String url, String allowed) throws IOException {
        List<PictureFault> faults = new ArrayList<>();
        var cache = Files.createTempDirectory("pictures");
        try (WebPictures pictures = new WebPictures(
                new AddressRule(List.of(allowed)),
                new WebPictures.Bounds(
                        1,
                        10 << 20,
                        40_000_000,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(20),
                        1 << 20),
                cache,
                Clock.systemUTC(),
                faults::add)) {
            pictures.of(Film.builder("m", "").stills(List.of(url)).build());
        }
        return faults;
    }

    /** Whoever had come would be waiting. */
    private static int connections(ServerSocket inside) throws IOException {
        inside.setSoTimeout(FORBIDDEN_WAIT_MILLIS);
        int count = 0;
        try {
            for (; ; ) {
                inside.accept().close();
                count++;
            }
        } catch (SocketTimeoutException e) {
            return count;
        }
    }
}
