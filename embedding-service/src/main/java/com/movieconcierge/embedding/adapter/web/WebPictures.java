package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.embedding.domain.visual.StillSource;
import com.movieconcierge.embedding.domain.visual.StillSource.Footage;
import com.movieconcierge.embedding.domain.visual.StillSource.Still;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stills of a film by their addresses, out of the cache or from the web. */
public final class WebPictures implements StillSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebPictures.class);
    private static final int REDIRECTS = 3;
    private static final int SIDE = 1024;
    private static final int LEAST_SIDE = 32;

    private final GuardedDownload download;
    private final ImageDecoder decoder;
    private final PictureCache cache;
    private final int mostStills;
    private final Duration limit;
    private final Consumer<PictureFault> onFault;

    /**
     * @param stills of one film
     * @param film time for all of them
     */
    public record Bounds(
            int stills, int bytes, long pixels, Duration silence, Duration total, Duration film, long cacheBytes) {}

    /**
     * @param cache where fetched pictures are kept
     * @param onFault told of every picture that could not be loaded
     */
    public WebPictures(AddressRule rule, Bounds bounds, Path cache, Clock clock, Consumer<PictureFault> onFault) {
        this.download = new GuardedDownload(
                rule, new GuardedDownload.Limits(bounds.bytes, bounds.silence, bounds.total, REDIRECTS));
        this.decoder = new ImageDecoder(bounds.pixels, SIDE, LEAST_SIDE);
        this.cache = new PictureCache(cache, bounds.cacheBytes, clock);
        this.mostStills = bounds.stills;
        this.limit = bounds.film;
        this.onFault = onFault;
    }

    @Override
    public String addresses(Film film) {
        return String.join("\n", urls(film).toList());
    }

    /**
     * A catalogue may name pictures of its own page by their path; those are none of the web's. Where no other is named,
     * the thumbnail of a trailer on YouTube counts as one.
     */
    private Stream<String> urls(Film film) {
        List<String> stills = film.stills().stream()
                .filter(url -> url.toLowerCase(Locale.ROOT).matches("https?://.+"))
                .distinct()
                .toList();
        Stream<String> thumbnail = Optional.ofNullable(film.trailer()).flatMap(YouTube::thumbnail).stream();
        return (stills.isEmpty() ? thumbnail : stills.stream()).limit(mostStills);
    }

    @Override
    public Footage of(Film film) {
        long deadline = System.nanoTime() + limit.toNanos();
        List<Still> stills = new ArrayList<>();
        for (String url : urls(film).toList()) {
            if (System.nanoTime() > deadline) {
                LOG.warn("Stills of movie {} took longer than {}, skipping the rest", film.movieId(), limit);
                onFault.accept(PictureFault.UNREACHABLE);
                break;
            }
            still(film, url).ifPresent(image -> stills.add(new Still(url, Optional.empty(), image)));
        }
        return Footage.of(stills);
    }

    private Optional<RgbImage> still(Film film, String url) {
        try {
            Optional<byte[]> kept = cache.get(url);
            byte[] bytes = kept.isPresent() ? kept.get() : download.fetch(url);
            RgbImage image = decoder.decode(bytes);
            if (kept.isEmpty()) {
                cache.put(url, bytes);
            }
            return Optional.of(image);
        } catch (PictureException e) {
            onFault.accept(e.fault());
            LOG.warn("Skipped a still of movie {}: {}", film.movieId(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        download.close();
    }
}
