package com.movieconcierge.embedding.adapter.web;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.domain.visual.StillSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Puts the fetching of stills together. */
public final class WebPictures implements AutoCloseable {
    private static final int REDIRECTS = 3;
    private static final int SIDE = 1024;
    private static final int LEAST_SIDE = 32;

    private final GuardedDownload download;
    private final StillSource stills;

    /**
     * @param stills of one film
     * @param film time for all of them
     */
    public record Bounds(
            int stills, int bytes, long pixels, Duration silence, Duration total, Duration film, long cacheBytes) {}

    /**
     * @param cache where fetched pictures are kept
     * @param onFault told of every picture that cannot be had
     */
    public WebPictures(AddressRule rule, Bounds bounds, Path cache, Clock clock, Consumer<PictureFault> onFault) {
        this.download = new GuardedDownload(
                rule, new GuardedDownload.Limits(bounds.bytes, bounds.silence, bounds.total, REDIRECTS));
        this.stills = new WebStills(
                download,
                new ImageDecoder(bounds.pixels, SIDE, LEAST_SIDE),
                new PictureCache(cache, bounds.cacheBytes, clock),
                bounds.stills,
                bounds.film,
                onFault);
    }

    public StillSource stills() {
        return stills;
    }

    @Override
    public void close() throws java.io.IOException {
        download.close();
    }
}
