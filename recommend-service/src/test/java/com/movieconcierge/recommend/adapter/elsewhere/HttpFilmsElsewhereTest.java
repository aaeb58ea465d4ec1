package com.movieconcierge.recommend.adapter.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.domain.prompt.Draft.Title;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere.Answer;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere.Found;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as ingest-service and embedding-service do, and as they do not. */
class HttpFilmsElsewhereTest {
    private static final Title DARK = new Title("dark", null);
    private static final String DETAILS = """
            {"tmdbId":"70523","title":"Dark","year":2017,"synopsis":"Children go missing.","genres":["Mystery"],
             "keywords":["time travel"],"directors":["Di Rect"],"cast":["Bo Sample"],"language":"de","posterUrl":null,
             "stills":["https://image.example/a.jpg"]}""";
    private static final String VECTORS = """
            {"blocks":[{"modality":"theme","modelId":"m","modelVersion":"1","vector":[0.6,0.8]},
                       {"modality":"of the future","modelId":"x","modelVersion":"1","vector":[1]}],"missing":["visual"]}""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> outcomes = new ConcurrentLinkedQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int detailsStatus = 200;
    private volatile String details = DETAILS;
    private volatile int vectorsStatus = 200;
    private volatile String vectors = VECTORS;
    private volatile boolean hangs;
    private HttpServer server;
    private HttpFilmsElsewhere films;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/film-details", exchange -> answer(exchange, detailsStatus, details));
        server.createContext("/v1/embeddings", exchange -> answer(exchange, vectorsStatus, vectors));
        server.start();
        films = films(Duration.ofSeconds(10));
    }

    private HttpFilmsElsewhere films(Duration deadline) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new HttpFilmsElsewhere(
                new HttpFilmsElsewhere.Settings(
                        true, url, deadline, Duration.ofSeconds(5), Duration.ofMinutes(1), 10, Duration.ofMinutes(10)),
                url,
                nanos::get,
                outcomes::add);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        asked.add(exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        if (hangs) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Map<Title, Answer> find() {
        return films.find(List.of(DARK));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aFilmComesWithItsVectorsAndIsRememberedUnderBothNames() {
        Found found = find().get(DARK).found();

        assertThat(found.film().movieId()).isEqualTo("tmdb:70523");
        assertThat(found.film().directors()).containsExactly("Di Rect");
        assertThat(found.dna().vector(Modality.THEME, new ModelRef("m", "1"))).containsExactly(0.6f, 0.8f);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).startsWith("/v1/film-details?title=dark");
        assertThat(asked.get(1)).contains("\"synopsis\":\"Children go missing.\"", "https://image.example/a.jpg");
        var own = new Title("Dark", 2017);
        assertThat(films.find(List.of(own)).get(own).found()).isEqualTo(found);
        assertThat(find().get(DARK).found()).isEqualTo(found);
        assertThat(asked).hasSize(2);
        assertThat(outcomes).containsExactly("found");
        pass(Duration.ofMinutes(11));
        find();
        assertThat(asked).as("another model may serve by now").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void aFilmThatNobodyKnowsIsNotAskedForAgainSoon(int status) {
        detailsStatus = status;
        details = "{}";
        assertThat(find()).containsEntry(DARK, Answer.lacking(FilmsElsewhere.NOT_FOUND));
        assertThat(find()).containsEntry(DARK, Answer.lacking(FilmsElsewhere.NOT_FOUND));
        assertThat(asked).hasSize(1);
    }

    @Test
    void withoutATokenNothingIsLackingAndNobodyIsAskedForAWhile() {
        detailsStatus = 503;
        details = "{\"reason\":\"tmdb-not-configured\"}";
        assertThat(find()).isEmpty();
        assertThat(films.find(List.of(new Title("Lost", null)))).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(outcomes).isEmpty();
        pass(Duration.ofMinutes(2));
        detailsStatus = 200;
        details = DETAILS;
        assertThat(find().get(DARK).found()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"503 | {}", "503 | garbage", "500 | {}", "429 | {}", "200 | garbage", "200 | {}"})
    void whereDetailsFailNobodyIsAskedForAWhile(int status, String body) {
        detailsStatus = status;
        details = body;
        assertThat(find()).containsEntry(DARK, Answer.lacking(FilmsElsewhere.UNAVAILABLE));
        assertThat(find()).containsEntry(DARK, Answer.lacking(FilmsElsewhere.UNAVAILABLE));
        assertThat(asked).hasSize(1);
        detailsStatus = 200;
        details = DETAILS;
        pass(Duration.ofSeconds(6));
        assertThat(find().get(DARK).found()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {}",
                "200 | garbage",
                "200 | {\"blocks\":[]}",
                "200 | {\"blocks\":[{\"modality\":\"theme\",\"vector\":[\"NaN\"]}]}"
            })
    void whereVectorsFailThatIsSaid(int status, String body) {
        vectorsStatus = status;
        vectors = body;
        assertThat(find()).containsEntry(DARK, Answer.lacking(FilmsElsewhere.NO_VECTORS));
        vectorsStatus = 200;
        vectors = VECTORS;
        assertThat(find().get(DARK).found()).isNotNull();
    }

    @Test
    void aServerThatHangsCostsTheDeadlineOnceForAllFilms() {
        hangs = true;
        films = films(Duration.ofMillis(150));
        var lost = new Title("Lost", null);
        assertThat(films.find(List.of(DARK, lost)))
                .containsEntry(DARK, Answer.lacking(FilmsElsewhere.UNAVAILABLE))
                .containsEntry(lost, Answer.lacking(FilmsElsewhere.UNAVAILABLE));
    }

    @Test
    void aServiceThatIsAwayIsNoFault() {
        server.stop(0);
        assertThat(find()).containsEntry(DARK, Answer.lacking(FilmsElsewhere.UNAVAILABLE));
    }
}
