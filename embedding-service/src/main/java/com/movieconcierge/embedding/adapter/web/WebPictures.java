package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.embedding.domain.visual.StillSource;
import com.movieconcierge.embedding.domain.visual.StillSource.Footage;
import com.movieconcierge.embedding.domain.visual.StillSource.Still;
import com.movieconcierge.kernel.FileCache;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stills of a film by their addresses, out of the cache or from the web. */
public final class WebPictures implements StillSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebPictures.class);
    private static final int REDIRECTS = 3;
    /** What is kept of TMDb must not be kept for longer than six months. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(150);

    private static final Pattern YOUTUBE_PAGE = Pattern.compile(
            "https?://(?:(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?(?:[^#]*&)?v=|embed/)|youtu\\.be/)"
                    + "([A-Za-z0-9_-]{11})(?:[?&#/].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YOUTUBE = Pattern.compile(
            "https?://(?:[^/?#]*[.])?(?:youtube\\.com|youtu\\.be)(?:[:/?#].*)?", Pattern.CASE_INSENSITIVE);

    private final GuardedDownload download;
    private final ImageDecoder decoder;
    private final PictureCache cache;
    private final int mostStills;
    private final Duration limit;
    private final Consumer<PictureFault> onFault;

    /** @param film time for all stills of one film */
    public record Bounds(
            int stills, int bytes, long pixels, Duration silence, Duration total, Duration film, long cacheBytes) {}

    /** @param onFault told of every picture that could not be loaded */
    public WebPictures(AddressRule rule, Bounds bounds, Path cache, Clock clock, Consumer<PictureFault> onFault) {
        this.download = new GuardedDownload(
                rule, new GuardedDownload.Limits(bounds.bytes, bounds.silence, bounds.total, REDIRECTS));
        this.decoder = ImageDecoder.ofProduct(bounds.pixels);
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
        Stream<String> thumbnail = Optional.ofNullable(film.trailer()).flatMap(WebPictures::thumbnail).stream();
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

    /** Pages of YouTube are no videos that may be fetched. */
    static boolean isYouTube(String url) {
        return YOUTUBE.matcher(url).matches();
    }

    /** 480 x 360 pixels; empty when the address is no video's page. */
    private static Optional<String> thumbnail(String url) {
        Matcher page = YOUTUBE_PAGE.matcher(url);
        return page.matches()
                ? Optional.of("https://img.youtube.com/vi/" + page.group(1) + "/hqdefault.jpg")
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        download.close();
    }

    /**
     * Pictures as they were fetched, by address, so that another model does not ask the web again. A cache that fails costs
     * a fetch and a line in the log, never a picture.
     */
    record PictureCache(Path folder, FileCache files) {
        PictureCache(Path folder, long mostBytes, Clock clock) {
            this(folder, new FileCache(folder, mostBytes, LONGEST_KEPT, clock));
        }

        Optional<byte[]> get(String address) {
            try {
                return files.get(address).map(FileCache.Kept::bytes);
            } catch (IOException e) {
                LOG.debug("Could not read a cached picture", e);
                return Optional.empty();
            }
        }

        void put(String address, byte[] bytes) {
            try {
                files.put(address, bytes);
            } catch (IOException e) {
                LOG.warn("Could not cache pictures in {}: {}", folder, e.getMessage());
            }
        }
    }
}
