package com.movieconcierge.embedding.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.Films;
import com.movieconcierge.embedding.domain.Footage;
import com.movieconcierge.embedding.domain.RgbImage;
import com.movieconcierge.embedding.domain.Still;
import com.movieconcierge.embedding.domain.StillSource;
import com.movieconcierge.embedding.domain.Trailer;
import com.movieconcierge.embedding.domain.TrailerException;
import com.movieconcierge.embedding.domain.TrailerException.Reason;
import com.movieconcierge.embedding.domain.TrailerReader;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.testkit.FaultyPictureHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks at videos is another room; here it is a reader that measures how long a file is. */
class WebTrailersTest {
    private static final int MOST_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();
    private final List<Path> seen = new ArrayList<>();
    private FaultyPictureHost web;

    private final TrailerReader reader = new TrailerReader() {
        @Override
        public String version() {
            return "ruler-1";
        }

        @Override
        public Trailer read(Path video, Duration limit) throws TrailerException {
            seen.add(video);
            try {
                if (Files.size(video) < 1_000) {
                    throw new TrailerException(Reason.NO_VIDEO, "short");
                }
                return new Trailer(
                        List.of(new Trailer.Frame(Duration.ofSeconds(42), new RgbImage(1, 1, new int[] {7}))),
                        new TrailerMeasures(Duration.ofMillis(Files.size(video)), 3, Duration.ofSeconds(2), 0.1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @BeforeEach
    void start() throws IOException {
        web = new FaultyPictureHost();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void theFramesOfATrailerAreStillsWithTheirTime() throws IOException {
        String url = web.url("/picture.jpg");

        Footage footage = look(url);

        assertThat(footage.stills())
                .extracting(Still::source, Still::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(url, Optional.of(Duration.ofSeconds(42))));
        assertThat(footage.trailer().orElseThrow().shots()).isEqualTo(3);
        assertThat(faults).isEmpty();
        assertThat(downloads()).as("gone when it has been looked at").isEmpty();
    }

    @Test
    void aTrailerThatCannotBeHadCostsItselfAndSaysWhy() throws IOException {
        for (String path : List.of("/endless", "/huge", "/nothing", "/text.jpg", "/to/cloud?http://169.254.169.254/")) {
            assertThat(look(web.url(path))).isEqualTo(Footage.of(List.of()));
        }
        look("http://10.0.0.1/trailer.mp4");
        look("ftp://example.com/trailer.mp4");

        assertThat(faults)
                .containsExactly(
                        "too_large", "too_large", "status", "no_video", "forbidden", "forbidden", "no_address");
        assertThat(downloads()).isEmpty();
    }

    @Test
    void addressesNameTheReaderSoThatAFilmIsReadAgainWhenTrailersAreSwitchedOn() throws IOException {
        try (WebTrailers trailers = trailers(List.of())) {
            assertThat(trailers.addresses(film("https://example.com/t.mp4")))
                    .isEqualTo("https://example.com/t.mp4 by ruler-1");
            assertThat(trailers.addresses(Films.HEAT)).isEmpty();
            StillSource both = StillSource.of(List.of(trailers, trailers));
            assertThat(both.addresses(Films.HEAT)).isEmpty();
            assertThat(both.addresses(film("https://example.com/t.mp4")).lines())
                    .hasSize(2);
        }
    }

    @Test
    void pagesOfYouTubeAreNoVideos() throws IOException {
        for (String page : List.of(
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                "https://youtu.be/dQw4w9WgXcQ",
                "HTTPS://M.YouTube.com/anything")) {
            try (WebTrailers trailers = trailers(List.of())) {
                assertThat(trailers.addresses(film(page))).isEmpty();
                assertThat(trailers.of(film(page))).isEqualTo(Footage.of(List.of()));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void filesAreReadBelowAllowedFoldersOnly() throws IOException {
        Path allowed = Files.createDirectories(folder.resolve("allowed"));
        Path inside = Files.write(allowed.resolve("in.mp4"), new byte[2_000]);
        Path large = Files.write(allowed.resolve("large.mp4"), new byte[MOST_BYTES + 1]);
        Path outside = Files.write(folder.resolve("out.mp4"), new byte[2_000]);
        Path link = Files.createSymbolicLink(allowed.resolve("link.mp4"), outside);

        assertThat(look(List.of(allowed), inside.toString()).stills()).hasSize(1);
        assertThat(look(List.of(allowed), inside.toUri().toString()).stills()).hasSize(1);
        assertThat(inside).exists();
        seen.clear();

        look(List.of(allowed), large.toString());
        look(List.of(allowed), outside.toString());
        look(List.of(allowed), link.toString());
        look(List.of(allowed), allowed + "/../out.mp4");
        look(List.of(allowed), allowed.toString());
        look(List.of(allowed), "file://elsewhere/share/in.mp4");
        look(List.of(), inside.toString());

        assertThat(faults)
                .containsExactly(
                        "too_large", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden");
        assertThat(seen).isEmpty();
    }

    private List<Path> downloads() throws IOException {
        try (var files = Files.list(folder.resolve("downloads"))) {
            return files.toList();
        }
    }

    private Footage look(String url) throws IOException {
        return look(List.of(), url);
    }

    private Footage look(List<Path> roots, String url) throws IOException {
        try (WebTrailers trailers = trailers(roots)) {
            return trailers.of(film(url));
        }
    }

    private WebTrailers trailers(List<Path> roots) {
        return new WebTrailers(
                reader,
                new AddressRule(List.of("127.0.0.1/32")),
                roots,
                new WebTrailers.Bounds(MOST_BYTES, Duration.ofSeconds(2), Duration.ofSeconds(5), 1),
                folder.resolve("downloads"),
                faults::add);
    }

    private static Film film(String trailer) {
        return Film.builder("heat-1995", "Heat").trailer(trailer).build();
    }
}
