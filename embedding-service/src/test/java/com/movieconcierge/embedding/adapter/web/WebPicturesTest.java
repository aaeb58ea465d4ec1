package com.movieconcierge.embedding.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.domain.encoder.Films;
import com.movieconcierge.embedding.domain.visual.StillSource.Still;
import com.movieconcierge.model.Film;
import com.movieconcierge.testkit.FaultyPictureHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebPicturesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path cache;

    private final List<PictureFault> faults = new ArrayList<>();
    private FaultyPictureHost web;

    @BeforeEach
    void start() throws IOException {
        web = new FaultyPictureHost();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aBadPictureCostsItselfAndNotTheFilm() throws IOException {
        List<Still> stills = stills(
                10,
                NOW,
                "/bomb.png",
                "/truncated.jpg",
                "/text.jpg",
                "/tiny.gif",
                "/to/cloud?http://169.254.169.254/",
                "/nothing.jpg",
                "/picture.jpg");

        assertThat(stills).extracting(Still::source).containsExactly(web.url("/picture.jpg"));
        assertThat(faults)
                .containsExactly(
                        PictureFault.TOO_LARGE,
                        PictureFault.BROKEN,
                        PictureFault.NO_PICTURE,
                        PictureFault.TOO_SMALL,
                        PictureFault.FORBIDDEN,
                        PictureFault.STATUS);
    }

    @Test
    void aPictureIsFetchedOnceAndGivenUpAfterSomeMonths() throws IOException {
        stills(10, NOW, "/picture.jpg");
        stills(10, NOW.plus(Duration.ofDays(100)), "/picture.jpg");
        assertThat(web.asked).hasSize(1);
        stills(10, NOW.plus(Duration.ofDays(151)), "/picture.jpg");
        assertThat(web.asked).hasSize(2);
    }

    @Test
    void whatIsNoPictureIsNotKept() throws IOException {
        stills(10, NOW, "/text.jpg");
        stills(10, NOW, "/text.jpg");
        assertThat(web.asked).hasSize(2);
    }

    @Test
    void theCacheIsBounded() throws IOException {
        WebPictures.PictureCache small = new WebPictures.PictureCache(cache, 10_000, Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < 401; i++) {
            small.put("address " + i, new byte[1000]);
        }
        try (var files = Files.list(cache)) {
            assertThat(files.count()).as("swept with every 200th").isLessThanOrEqualTo(10);
        }
    }

    @Test
    void onlyTheFirstStillsAndOnlyThoseOfTheWebCount() throws IOException {
        Film mixed = film(List.of("/posters/own.svg", web.url("/1"), web.url("/2"), web.url("/3")), null);
        try (WebPictures pictures = pictures(2, NOW)) {
            assertThat(pictures.addresses(mixed)).isEqualTo(web.url("/1") + "\n" + web.url("/2"));
            assertThat(pictures.addresses(Films.HEAT)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ, dQw4w9WgXcQ",
        "http://m.youtube.com/watch?app=desktop&v=a-b_c456789&t=3s, a-b_c456789",
        "https://youtu.be/dQw4w9WgXcQ?si=x, dQw4w9WgXcQ",
        "https://www.youtube.com/embed/dQw4w9WgXcQ, dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=../../etc/pw,",
        "https://www.youtube.com/watch?v=tooshort,",
        "https://youtube.com.example.com/watch?v=dQw4w9WgXcQ,",
        "https://example.com/trailer.mp4,"
    })
    void whereAFilmHasNoStillTheThumbnailOfItsTrailerOnYouTubeCountsAsOne(String trailer, String key)
            throws IOException {
        try (WebPictures pictures = pictures(2, NOW)) {
            assertThat(pictures.addresses(film(List.of("/posters/own.svg"), trailer)))
                    .isEqualTo(key == null ? "" : "https://img.youtube.com/vi/" + key + "/hqdefault.jpg");
            assertThat(pictures.addresses(film(List.of(web.url("/1")), trailer)))
                    .isEqualTo(web.url("/1"));
        }
    }

    private List<Still> stills(int most, Instant now, String... paths) throws IOException {
        try (WebPictures pictures = pictures(most, now)) {
            return pictures.of(film(paths)).stills();
        }
    }

    private WebPictures pictures(int most, Instant now) {
        return new WebPictures(
                new AddressRule(List.of("127.0.0.1/32")),
                new WebPictures.Bounds(
                        most,
                        1 << 20,
                        1_000_000,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        1 << 30),
                cache,
                Clock.fixed(now, ZoneOffset.UTC),
                faults::add);
    }

    private Film film(String... paths) {
        return film(Stream.of(paths).map(web::url).toList(), null);
    }

    private static Film film(List<String> stills, @Nullable String trailer) {
        return Film.builder("heat-1995", "Heat").stills(stills).trailer(trailer).build();
    }
}
