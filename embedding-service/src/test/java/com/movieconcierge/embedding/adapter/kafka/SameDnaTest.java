package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.FakeEncoder;
import com.movieconcierge.embedding.adapter.web.AddressRule;
import com.movieconcierge.embedding.adapter.web.WebPictures;
import com.movieconcierge.embedding.adapter.web.WebTrailers;
import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.FactsEncoder;
import com.movieconcierge.embedding.domain.FactsLayout;
import com.movieconcierge.embedding.domain.ImageModel;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.RgbImage;
import com.movieconcierge.embedding.domain.StillSource;
import com.movieconcierge.embedding.domain.Texts;
import com.movieconcierge.embedding.domain.ThemeText;
import com.movieconcierge.embedding.domain.Trailer;
import com.movieconcierge.embedding.domain.TrailerReader;
import com.movieconcierge.embedding.domain.VisualEncoder;
import com.movieconcierge.events.Movie;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a record of a film comes to, held against what it came to on 2026-11-28 (same-dna.txt): where a hash is another one
 * every film of every catalogue is embedded again, and where a vector is, it must be by another version.
 */
class SameDnaTest {
    private static final String LONG_ADDRESS = "https://pictures.example/" + "p".repeat(1_900);

    private static final List<Movie> FILMS = List.of(
            film("plain")
                    .setYear(1995)
                    .setGenres(List.of("Action", "Crime", "Thriller"))
                    .setKeywords(List.of("bank robbery", "detective"))
                    .setSynopsis("A detective hunts a crew of thieves across Los Angeles.")
                    .setDirectors(List.of("Michael Mann"))
                    .setCast(List.of("Al Pacino", "Robert De Niro", "Val Kilmer", "Jon Voight"))
                    .setPosterUrl("https://pictures.example/poster.jpg")
                    .setStills(List.of("https://pictures.example/1.jpg", "https://pictures.example/2.jpg"))
                    .setTrailer("https://videos.example/heat.mp4")
                    .build(),
            film("odd-white-space")
                    .setTitle(" Odd\u00a0 white\tspace ")
                    .setYear(2001)
                    .setGenres(List.of(" Film  Noir ", "", "\u00a0", " ", "Sci\tFi", "science\u2003fiction"))
                    .setKeywords(List.of("time\n travel", "\u2003", "time travel", "\u001c", " Paris\u3000at night"))
                    .setSynopsis("  It rains.\n\n It\u00a0 does\r\n not stop. ")
                    .setDirectors(List.of("Agnès\u2003Varda ", "agnès varda"))
                    .setCast(List.of(" Jeanne  Moreau", "\t", "Jean\u00a0Seberg"))
                    .setStills(
                            List.of(" https://pictures.example/a b.jpg ", "\u00a0", "https://pictures.example/c.jpg\n"))
                    .setTrailer(" https://videos.example/a\u00a0b.mp4 ")
                    .build(),
            film("poster-alone")
                    .setYear(1962)
                    .setGenres(List.of("Drama"))
                    .setPosterUrl(" https://pictures.example/poster.jpg ")
                    .build(),
            film("blank-still-beside-a-poster")
                    .setGenres(List.of("Drama"))
                    .setPosterUrl("https://pictures.example/poster.jpg")
                    .setStills(List.of(" "))
                    .build(),
            film("empty-addresses")
                    .setYear(1900)
                    .setPosterUrl("")
                    .setTrailer(" \u2003")
                    .build(),
            film("long-address").setYear(1931).setPosterUrl(LONG_ADDRESS).build(),
            film("title-alone").build(),
            film("no-year-no-genre")
                    .setGenres(List.of("(no genres listed)"))
                    .setKeywords(List.of("heist"))
                    .build(),
            film("unknown-genres")
                    .setYear(2099)
                    .setGenres(List.of("Anime", "ANIME", "Science Fiction", "Sci-Fi"))
                    .setKeywords(List.of("anime"))
                    .build(),
            film("first-year").setYear(1870).setDirectors(List.of("A")).build(),
            film("pictures-of-the-page-and-a-local-trailer")
                    .setYear(2010)
                    .setSynopsis(" ")
                    .setStills(List.of(
                            "/posters/own.svg",
                            "HTTPS://pictures.example/1.jpg",
                            "https://pictures.example/2",
                            "https://pictures.example/2",
                            "ftp://pictures.example/3",
                            "https://pictures.example/4"))
                    .setTrailer("/videos/own.mp4")
                    .build(),
            film("thumbnail-of-the-trailer")
                    .setSynopsis("x".repeat(19_990))
                    .setTrailer("https://youtu.be/dQw4w9WgXcQ?si=x")
                    .build());

    @TempDir
    private Path folder;

    @Test
    void filmsComeToTheDnaTheyHadBefore() throws IOException {
        try (var expected = SameDnaTest.class.getResourceAsStream("same-dna.txt")) {
            assertThat(expected).isNotNull();
            assertThat(actual()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** It stands beside the committed offsets: where it is another one, every film is read again. */
    @Test
    void theFingerprintOfTheSameModelsIsTheOneOfBefore() {
        var encoders = new EncoderSet(
                List.of(
                        new FakeEncoder("1"),
                        new FactsEncoder(FactsLayout.DEFAULT),
                        new VisualEncoder(StillSource.of(List.of()), new NoModel())),
                List.of());
        encoders.follow(Map.of(
                Modality.THEME, new ServingModel(Modality.THEME, new ModelRef("old", "7"), Instant.EPOCH, null)));

        assertThat(encoders.state().fingerprint()).isEqualTo("d43ee72786eea5c4");
    }

    /** One line a film and encoder: what it reads as a hash, and where no weights are needed the vector likewise. */
    private String actual() throws IOException {
        List<String> lines = new ArrayList<>();
        try (WebPictures pictures = pictures();
                WebTrailers trailers = trailers()) {
            Encoder facts = new FactsEncoder(FactsLayout.DEFAULT);
            Encoder visual = new VisualEncoder(StillSource.of(List.of(pictures.stills(), trailers)), new NoModel());
            var composer = new DnaComposer(new EncoderSet(List.of(new FakeEncoder("1"), facts, visual), List.of()));
            var factsAlone = new DnaComposer(new EncoderSet(List.of(facts), List.of()));
            for (Movie record : FILMS) {
                var film = film(record);
                lines.add(film.movieId() + " content " + composer.contentHash(film, List.of()));
                lines.add(film.movieId() + " theme "
                        + sha256(ThemeText.of(Texts.tidied(film)).orElse("")));
                lines.add(film.movieId() + " visual " + sha256(visual.input(Texts.tidied(film))));
                factsAlone
                        .compose(film, List.of())
                        .blocks()
                        .forEach(block -> lines.add(film.movieId() + " "
                                + ModelKey.of(block) + " " + block.inputHash() + " "
                                + sha256(HexFormat.of()
                                        .formatHex(
                                                Vectors.toBytes(block.vector()).array()))));
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Film film(Movie record) {
        Decoded<String, Film> decoded = Topics.MOVIES.decode(record.getMovieId(), record, Instant.EPOCH);
        assertThat(decoded).isInstanceOf(Decoded.Usable.class);
        return ((Decoded.Usable<String, Film>) decoded).value();
    }

    private WebPictures pictures() {
        return new WebPictures(
                new AddressRule(List.of()),
                new WebPictures.Bounds(3, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
                folder,
                Clock.systemUTC(),
                fault -> {});
    }

    private WebTrailers trailers() {
        var bounds = new WebTrailers.Bounds(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
        return new WebTrailers(new NoTrailers(), new AddressRule(List.of()), List.of(), bounds, folder, fault -> {});
    }

    private static Movie.Builder film(String movieId) {
        return Movie.newBuilder().setMovieId(movieId).setTitle("Title of " + movieId);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static final class NoTrailers implements TrailerReader {
        @Override
        public String version() {
            return "none-1";
        }

        @Override
        public Trailer read(Path video, Duration limit) {
            throw new AssertionError("only addresses are asked for");
        }
    }

    private static final class NoModel implements ImageModel {
        @Override
        public String id() {
            return "none";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public List<float[]> encode(List<RgbImage> images) {
            return Stream.generate(() -> new float[] {1}).limit(images.size()).toList();
        }
    }
}
