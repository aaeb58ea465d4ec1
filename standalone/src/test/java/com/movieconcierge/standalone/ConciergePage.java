package com.movieconcierge.standalone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page in one browser tab, with the words of its tests. Remembers what the console complained about. */
final class ConciergePage implements AutoCloseable {
    static final int DESKTOP_WIDTH = 1280;
    static final int PHONE_WIDTH = 390;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final Page page;
    final List<String> complaints = new ArrayList<>();
    final List<String> requests = new ArrayList<>();

    private final BrowserContext context;
    private final String address;

    ConciergePage(Chromium chromium, String address, int width, int height, ColorScheme scheme) {
        this.address = address;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(scheme));
        page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
    }

    void open(String pathAndQuery) {
        page.navigate(address + pathAndQuery);
    }

    /** Opens a viewer's list and waits for it. */
    void openViewer(String userId) {
        open("/?viewer=" + userId);
        cards().nth(4).waitFor();
    }

    Locator cards() {
        return page.locator("#cards > .card[data-movie]:not(.leaving)");
    }

    /** The films on show, best first. */
    List<String> films() {
        return cards().all().stream()
                .map(card -> card.getAttribute("data-movie"))
                .toList();
    }

    /** Waits until a film is no longer among those on show. */
    void awaitGone(String movieId) {
        page.locator("#cards > .card[data-movie=\"" + movieId + "\"]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Waits until these films are on show, in this order. */
    void awaitFilms(List<String> movieIds) {
        page.waitForFunction(
                "ids => ids === [...document.querySelectorAll('#cards > .card[data-movie]:not(.leaving)')].map(c => c.dataset.movie).join()",
                String.join(",", movieIds));
    }

    Locator note() {
        return page.locator("#note");
    }

    /** Rates with nothing but the keyboard, from unrated upwards. */
    void rateByKeyboard(Locator within, double rating) {
        within.locator(".stars").focus();
        for (int half = 0; half < rating * 2; half++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
    }

    /** Whether something sticks out to the right. */
    boolean scrollsSideways() {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    void screenshotOf(Locator part, String name) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
        }
    }
}
