package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.domain.visual.StillSource;
import com.movieconcierge.embedding.domain.visual.StillSource.Footage;
import com.movieconcierge.embedding.domain.visual.StillSource.Still;
import com.movieconcierge.embedding.domain.visual.TrailerReader;
import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames of a film's trailer, from the web or out of folders that are allowed. Pages of YouTube are no videos. */
public final class WebTrailers implements StillSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebTrailers.class);
    private static final int REDIRECTS = 5;
    /** What is left of a film's time when its download was slow: enough to start and to say no. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final TrailerReader reader;
    private final GuardedDownload download;
    private final List<Path> roots;
    private final Bounds bounds;
    private final Path folder;
    private final Consumer<String> onFault;
    /** Downloads lie on disk: no more of them at a time than are looked at. */
    private final Semaphore places;

    /** @param time for fetching a trailer and looking at it */
    public record Bounds(long bytes, Duration silence, Duration time, int parallel) {}

    /**
     * @param roots folders whose videos may be read
     * @param folder for downloads, each gone when it has been looked at
     * @param onFault told why a trailer cannot be had, of each
     */
    public WebTrailers(
            TrailerReader reader,
            AddressRule rule,
            List<Path> roots,
            Bounds bounds,
            Path folder,
            Consumer<String> onFault) {
        this.reader = reader;
        this.download = new GuardedDownload(
                rule, new GuardedDownload.Limits(bounds.bytes, bounds.silence, bounds.time, REDIRECTS));
        this.roots = List.copyOf(roots);
        this.bounds = bounds;
        this.folder = folder;
        this.onFault = onFault;
        this.places = new Semaphore(bounds.parallel, true);
    }

    /** With the reader's version: another one sees something else. */
    @Override
    public String addresses(Film film) {
        return url(film).map(url -> url + " by " + reader.version()).orElse("");
    }

    private static Optional<String> url(Film film) {
        return Optional.ofNullable(film.trailer()).filter(url -> !WebPictures.isYouTube(url));
    }

    @Override
    public Footage of(Film film) {
        return url(film).flatMap(url -> seen(film, url)).orElseGet(() -> Footage.of(List.of()));
    }

    private Optional<Footage> seen(Film film, String url) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the trailer of " + film.movieId(), e);
        }
        try {
            Trailer trailer = isLocal(url) ? reader.read(local(url), bounds.time) : fetched(url);
            return Optional.of(new Footage(
                    trailer.frames().stream()
                            .map(frame -> new Still(url, Optional.of(frame.at()), frame.image()))
                            .toList(),
                    Optional.of(trailer.measures())));
        } catch (PictureException e) {
            return refused(film, e.fault().key(), e);
        } catch (TrailerException e) {
            return refused(film, e.reason().key(), e);
        } finally {
            places.release();
        }
    }

    private static boolean isLocal(String address) {
        return address.startsWith("/") || address.toLowerCase(Locale.ROOT).startsWith("file:");
    }

    /** The file at an absolute path or a {@code file:} URL; below the roots and nowhere else, links followed before looking. */
    private Path local(String address) throws TrailerException {
        try {
            Path named = address.startsWith("/") ? Path.of(address) : Path.of(URI.create(address));
            // Where no folder is allowed, nobody learns what there is.
            Path real = roots.isEmpty() ? named : named.toRealPath();
            if (roots.isEmpty() || !isAllowed(real) || !Files.isRegularFile(real)) {
                throw new TrailerException(Reason.FORBIDDEN, "no trailer below TRAILERS_ROOTS: " + address);
            }
            if (Files.size(real) > bounds.bytes) {
                throw new TrailerException(Reason.TOO_LARGE, address + " is larger than " + bounds.bytes + " bytes");
            }
            return real;
        } catch (IOException | IllegalArgumentException e) {
            throw new TrailerException(Reason.FORBIDDEN, "no trailer below TRAILERS_ROOTS: " + address, e);
        }
    }

    private boolean isAllowed(Path real) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private Trailer fetched(String url) throws PictureException, TrailerException {
        long start = System.nanoTime();
        Path file = null;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "trailer-", ".video");
            try (OutputStream out = Files.newOutputStream(file)) {
                download.fetch(url, out);
            }
            Duration left = bounds.time.minusNanos(System.nanoTime() - start);
            return reader.read(file, left.compareTo(LEAST) < 0 ? LEAST : left);
        } catch (PictureException e) {
            throw e;
        } catch (IOException e) {
            throw new TrailerException(Reason.CRASHED, "could not store a trailer in " + folder + ": " + e, e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("Could not delete downloaded trailer: {}", e.toString());
        }
    }

    private Optional<Footage> refused(Film film, String reason, Exception why) {
        onFault.accept(reason);
        LOG.warn("Skipped trailer of movie {}: {}", film.movieId(), why.getMessage());
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        download.close();
    }
}
