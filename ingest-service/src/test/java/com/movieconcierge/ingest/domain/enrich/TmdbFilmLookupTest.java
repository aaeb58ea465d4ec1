package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.testkit.TmdbServer.listed;
import static com.movieconcierge.testkit.TmdbServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Details;
import com.movieconcierge.model.Film;
import com.movieconcierge.testkit.TmdbServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a TMDb of this machine with the faults a server can have. */
class TmdbFilmLookupTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HURRIED = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private EnrichmentWorld world;
    private TmdbServer server;

    @BeforeEach
    void start() {
        world = new EnrichmentWorld(folder);
        server = world.server;
        server.search("Heat", listed(1, "Heat", "Heat", "1995-12-15"), listed(2, "Heat", "Heat", "1986-11-01"));
        server.search("Heat 1986", listed(2, "Heat", "Heat", "1986-11-01"));
        server.film(1, "Heat", "1995-12-15");
        server.film(2, "Heat", "1986-11-01");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private TmdbFilmLookup lookup(Duration deadline) {
        Clock clock = Clock.fixed(EnrichmentWorld.NOW, ZoneOffset.UTC);
        return new TmdbFilmLookup(world.database(clock), deadline, clock);
    }

    private static String id(Optional<Details> found) {
        return found.map(Details::film).map(Film::tmdbId).orElse("none");
    }

    @Test
    void ofNamesakesTheBestKnownIsMeantAndOfAYearItsOwn() {
        try (TmdbFilmLookup lookup = lookup(PATIENT)) {
            assertThat(id(lookup.find("Heat", null))).isEqualTo("1");
            assertThat(id(lookup.find("Heat", 1986))).isEqualTo("2");
            assertThat(id(lookup.find("Heat", 1994))).isEqualTo("1");
            assertThat(id(lookup.find("Heat", 1950))).isEqualTo("none");
        }
    }

    @Test
    void aTitleThatIsAlmostTheFilmsIsNone() {
        server.search("Haet", listed(1, "Heat", "Heat", "1995-12-15"));
        try (TmdbFilmLookup lookup = lookup(PATIENT)) {
            assertThat(lookup.find("Haet", null)).isEmpty();
        }
    }

    @Test
    void whatWasAskedBeforeIsKept() {
        try (TmdbFilmLookup lookup = lookup(PATIENT)) {
            lookup.find("Heat", null);
            int asked = server.seen.size();
            assertThat(id(lookup.find("Heat", null))).isEqualTo("1");
            assertThat(server.seen).hasSize(asked);
        }
    }

    @Test
    void aServerThatHangsCostsTheDeadlineAndABoundedNumberOfQuestions() {
        server.fail(4, server.hang());
        try (TmdbFilmLookup lookup = lookup(HURRIED)) {
            for (String title : new String[] {"One", "Two", "Three", "Four"}) {
                assertThatThrownBy(() -> lookup.find(title, null))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("within 100 ms");
            }
            assertThatThrownBy(() -> lookup.find("Five", null))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("already");
        }
    }

    @Test
    void anAnswerThatComesLateIsThereForWhoeverAsksAgain() {
        var released = new CountDownLatch(1);
        server.fail(1, exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            status(429, TmdbServer.TOO_MANY, "Retry-After", "1").handle(exchange);
        });
        try (TmdbFilmLookup lookup = lookup(HURRIED)) {
            assertThatThrownBy(() -> lookup.find("Heat", null)).isInstanceOf(UnavailableException.class);
            released.countDown();
            await().ignoreException(UnavailableException.class)
                    .until(() -> id(lookup.find("Heat", null)).equals("1"));
        }
    }

    @Test
    void aTokenThatIsRefusedAndAnAnswerWithoutSenseAreNotTheCallersFault() {
        server.fail(1, status(401, TmdbServer.BAD_KEY));
        server.fail(1, status(200, "[]"));
        try (TmdbFilmLookup lookup = lookup(PATIENT)) {
            assertThatThrownBy(() -> lookup.find("Heat", null))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("TMDB_TOKEN is refused");
            assertThatThrownBy(() -> lookup.find("Heat", null)).isInstanceOf(UnavailableException.class);
        }
    }
}
