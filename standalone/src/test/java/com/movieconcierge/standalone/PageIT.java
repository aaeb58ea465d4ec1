package com.movieconcierge.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real Chromium, on the really running product with the bundled world. Each test has a viewer of its own, so
 * that no order matters.
 */
class PageIT {
    @RegisterExtension
    static final BrowserExtension BROWSER = new BrowserExtension();

    private ConciergePage desk;

    @BeforeEach
    void openTab() {
        desk = BROWSER.open(ConciergePage.DESKTOP_WIDTH, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void closeTab() {
        desk.close();
    }

    @Test
    void choosingAViewerShowsFiveFilmsWithReasons(TestReporter reporter) {
        desk.open("/");
        desk.page
                .getByLabel("Viewer", new Page.GetByLabelOptions().setExact(true))
                .fill("av");
        desk.screenshot("door");
        desk.page.locator("[data-viewer=ava]").click();

        assertThat(desk.cards()).hasCount(5);
        assertThat(desk.page.locator("h1#headline")).hasText("Five films for Ava");
        assertThat(desk.page.locator("#persona")).containsText("Leans to");
        assertThat(desk.page.locator("#live")).hasText("Live");
        for (Locator card : desk.cards().all()) {
            assertThat(card.locator(".reason")).not().isEmpty();
            assertThat(card.locator(".poster svg, .poster img")).hasCount(1);
        }
        desk.screenshot("desktop-light");
        reporter.publishEntry("first view, ms", firstView());
        assertThat(desk.complaints).isEmpty();
    }

    @Test
    void theFifthFilmIsATryAndSaysSo() {
        desk.openViewer("kenji");
        assertThat(desk.page.locator(".card .try:not(:empty)")).hasCount(1);
        Locator fifth = desk.cards().nth(4);
        assertThat(fifth.locator(".try")).hasText("A try");
        assertThat(fifth.locator(".reason")).containsText("New here: a try, ");
        assertThat(desk.complaints).isEmpty();
    }

    @Test
    void theSharesOnACardAddUpToItsScore() {
        desk.openViewer("kenji");
        for (Locator card : desk.cards().all()) {
            card.getByRole(AriaRole.BUTTON, named("All numbers.*")).click();
            List<Double> shares = card.locator(".numbers tbody td:last-child").allTextContents().stream()
                    .map(PageIT::number)
                    .toList();
            double sum = number(card.locator(".numbers tfoot td:last-child").textContent());
            // Each is rounded to four places.
            assertThat(shares.stream().mapToDouble(x -> x).sum()).isCloseTo(sum, within(0.00005 * (shares.size() + 1)));
            assertThat(card.locator(".numbers tfoot th")).hasText("Sum = score");
        }
        desk.screenshot("all-numbers");
    }

    @Test
    void aRatingByKeyboardMovesTheListWithoutReload() {
        desk.openViewer("nora");
        desk.page.evaluate("() => { window.sameDocument = true; }");
        String film = desk.films().get(1);
        String title = desk.cards().nth(1).locator(".film").textContent();

        desk.rateByKeyboard(desk.cards().nth(1), 4.5);

        assertThat(desk.note()).containsText(Pattern.compile("Updated \\d\\d:\\d\\d:\\d\\d, your rating of .* is in"));
        assertThat(desk.note()).containsText(title);
        desk.awaitGone(film);
        assertThat(desk.cards()).hasCount(5);
        assertThat(desk.page.evaluate("() => window.sameDocument")).isEqualTo(true);
        desk.screenshot("after-rating");
        assertThat(desk.complaints).isEmpty();
    }

    @Test
    void aRatingFromElsewhereArrivesThroughTheStream() throws Exception {
        desk.openViewer("tom");
        assertThat(desk.page.locator("#live")).hasText("Live");
        String film = desk.films().get(0);
        desk.requests.clear();

        post("tom", film, 0.5);

        assertThat(desk.note()).containsText("new ratings are in");
        desk.awaitGone(film);
        assertThat(desk.requests).noneMatch(url -> url.contains("/recommendations"));
        assertThat(desk.complaints).isEmpty();
    }

    @Test
    void aWithdrawnRatingNoLongerCounts() {
        // Ingrid has not rated it before, so that withdrawing leads back to where she was.
        desk.openViewer("ingrid");
        Locator history = desk.page.locator("#history .row-title");
        history.first().waitFor();
        String[] before = history.allTextContents().toArray(String[]::new);
        desk.page.getByPlaceholder("Part of a title").fill("toy story");
        Locator found = desk.page.locator("#found .row").first();
        desk.rateByKeyboard(found, 5);
        assertThat(found.locator(".rate-word")).hasText("Rated 5.0");

        found.getByRole(AriaRole.BUTTON, named("Withdraw.*")).click();

        assertThat(desk.note()).containsText("is withdrawn");
        assertThat(found.locator(".rate-word")).hasText("Rate it");
        // Not the list itself: what viewers of other tests rate moves popularity, and that a list.
        assertThat(history).hasText(before);
        assertThat(desk.page.locator("#cards .reason", new Page.LocatorOptions().setHasText("'Toy Story'")))
                .hasCount(0);
    }

    @Test
    void aNewcomerSeesWhatEveryoneWatchesUntilTheFirstRating() {
        desk.open("/");
        desk.page.getByLabel("New here?").fill("newcomer-1");
        desk.page.keyboard().press("Enter");
        assertThat(desk.cards()).hasCount(5);
        assertThat(desk.page.locator("#persona")).containsText("Nothing is known of newcomer-1 yet");
        desk.screenshot("newcomer");

        desk.rateByKeyboard(desk.cards().nth(0), 5);

        assertThat(desk.note()).containsText("is in");
        assertThat(desk.page.locator("#persona")).containsText("Leans to");
        assertThat(desk.page.locator("#history .row")).hasCount(1);
        assertThat(desk.complaints).isEmpty();
    }

    @Test
    void similarFilmsOpenInASheet() {
        desk.openViewer("ingrid");
        desk.cards().nth(0).getByRole(AriaRole.BUTTON, named("Similar films.*")).click();
        Locator sheet = desk.page.locator("dialog#similar");
        sheet.locator(".row").nth(3).waitFor();
        desk.screenshot("similar");
        desk.page.keyboard().press("Escape");
        assertThat(sheet).isHidden();
        assertThat(desk.complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, phone-light", "DARK, phone-dark"})
    void nothingSticksOutOnAPhone(ColorScheme scheme, String screenshot) {
        try (var phone = BROWSER.open(ConciergePage.PHONE_WIDTH, 844, scheme)) {
            phone.open("/");
            phone.page.locator(".key-fob").first().waitFor();
            assertThat(phone.scrollsSideways()).isFalse();
            phone.openViewer("bruno");
            phone.page.locator("#history .row").first().waitFor();
            phone.screenshot(screenshot);
            assertThat(phone.scrollsSideways()).isFalse();
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void aTitleIsNeverReadAsMarkup() {
        desk.page.route(Pattern.compile(".*/recommendations\\?.*"), PageIT::answerWithMarkup);
        desk.page.route(Pattern.compile(".*/stream.*"), Route::abort);
        desk.open("/?viewer=chloe");
        assertThat(desk.page.locator(".card .film")).hasText("<img src=x onerror='window.evil=1'>");
        assertThat(desk.page.evaluate("() => window.evil === undefined && !document.querySelector('img')"))
                .isEqualTo(true);
    }

    @Test
    void whatTheSourcesOfTheCatalogueWantSaidStandsInTheFooter() {
        desk.openViewer("ava");
        assertThat(desk.page.locator("#notices")).isHidden();

        String notice = "This product uses TMDB and the TMDB APIs.";
        desk.page.route(
                Pattern.compile(".*/page-config"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(Map.of("Content-Type", "application/json"))
                        .setBody("{\"ingestUrl\":\"http://localhost\",\"notices\":[\"" + notice + "\"]}")));
        desk.openViewer("ava");
        assertThat(desk.page.locator("footer #notices")).hasText(notice);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamed() {
        desk.page.route(Pattern.compile(".*/v1/users/.*"), Route::abort);
        desk.open("/?viewer=chloe");
        assertThat(desk.page.locator("#trouble")).containsText("The recommendation service at " + BROWSER.address());
        assertThat(desk.page.locator("#trouble")).containsText("./concierge up");
        desk.screenshot("service-down");
    }

    @Test
    void darkIsDark() {
        try (var dark = BROWSER.open(ConciergePage.DESKTOP_WIDTH, 900, ColorScheme.DARK)) {
            dark.openViewer("ava");
            dark.screenshot("desktop-dark");
            assertThat(dark.page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(11, 21, 18)");
            assertThat(dark.complaints).isEmpty();
        }
    }

    private String firstView() {
        return String.valueOf(
                desk.page.evaluate("() => Math.round(performance.getEntriesByName('cards')[0].startTime)"));
    }

    private static void answerWithMarkup(Route route) {
        String movie = """
                {"movieId":"m","title":"<img src=x onerror='window.evil=1'>","year":1999,"genres":["<b>Drama</b>"]}""";
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Type", "application/json"))
                .setBody("""
                        {"userId":"chloe","profileOffset":1,"source":"profile","degraded":[],"recommendations":[{"rank":1,
                        "movie":%s,"score":0.1,"reason":"<i>Because</i>","contributions":[]}]}""".formatted(movie)));
    }

    private static void post(String userId, String movieId, double rating) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String config = http.send(get("/page-config"), HttpResponse.BodyHandlers.ofString())
                .body();
        String ingest = config.replaceAll(".*\"ingestUrl\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        String body = "{\"userId\":\"%s\",\"movieId\":\"%s\",\"rating\":%s,\"eventId\":\"page-it-%s-%d\"}"
                .formatted(userId, movieId, rating, movieId, System.nanoTime());
        HttpRequest request = HttpRequest.newBuilder(URI.create(ingest + "/v1/ratings"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(BROWSER.address() + path)).build();
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace('−', '-').replace("+", ""));
    }

    private static Locator.GetByRoleOptions named(String pattern) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile(pattern));
    }
}
