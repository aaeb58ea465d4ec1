package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.domain.Footage;
import com.movieconcierge.embedding.domain.RgbImage;
import com.movieconcierge.embedding.domain.Still;
import com.movieconcierge.embedding.domain.StillSource;
import com.movieconcierge.model.Film;
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
public final class WebStills implements StillSource {
    private static final Logger LOG = LoggerFactory.getLogger(WebStills.class);

    private final GuardedDownload download;
    private final ImageDecoder decoder;
    private final PictureCache cache;
    private final int mostStills;
    private final Duration limit;
    private final Consumer<Fault> onFault;

    /**
     * @param mostStills of one film, the first ones
     * @param limit for all stills of one film
     * @param onFault told of every picture that cannot be had
     */
    WebStills(
            GuardedDownload download,
            ImageDecoder decoder,
            PictureCache cache,
            int mostStills,
            Duration limit,
            Consumer<Fault> onFault) {
        this.download = download;
        this.decoder = decoder;
        this.cache = cache;
        this.mostStills = mostStills;
        this.limit = limit;
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
                LOG.warn("stills of movie {} take longer than {}: the rest is left out", film.movieId(), limit);
                onFault.accept(Fault.UNREACHABLE);
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
            LOG.warn("a still of movie {} is left out: {}", film.movieId(), e.getMessage());
            return Optional.empty();
        }
    }
}
