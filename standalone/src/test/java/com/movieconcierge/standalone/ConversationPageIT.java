package com.movieconcierge.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the first words of a stranger to a viewer with a profile and a persona, in a real Chromium. */
class ConversationPageIT {
    private static final String PROMPT = "A slow-burn thriller like Vertigo, nothing gory";
    private static final double PATIENCE_MILLIS = 20_000;

    @RegisterExtension
    static final BrowserExtension BROWSER = new BrowserExtension();

    @ParameterizedTest
    @CsvSource({"desktop, 1280, 900, LIGHT", "phone, 390, 844, DARK"})
    void aStrangerBecomesAViewer(String device, int width, int height, ColorScheme scheme) {
        try (ConciergePage tab = BROWSER.open(width, height, scheme)) {
            tab.open("/");
            tab.page.locator(".key-fob").first().waitFor();
            check(tab, device + "-door");

            tab.page.locator("#first-prompt").fill(PROMPT);
            tab.page.keyboard().press("Enter");
            assertThat(tab.cards()).hasCount(5);
            assertThat(tab.page.locator(".chip")).containsText(new String[] {"like Vertigo", "Thriller"});
            assertThat(tab.page.locator(".chip.not")).hasText(Pattern.compile("not gory.*"));
            assertThat(tab.page.locator(".heard small")).hasText("Read on this machine; nothing left it");
            assertThat(tab.cards().first().locator(".reason")).containsText("Because you");
            check(tab, device + "-conversation");

            List<String> like = tab.films();
            chip(tab, "like Vertigo").click();
            assertThat(chip(tab, "like Vertigo")).hasCount(0);
            tab.page.goBack();
            assertThat(chip(tab, "like Vertigo")).hasCount(1);
            assertThat(tab.cards()).hasCount(5);
            tab.awaitFilms(like);

            say(tab, "funnier");
            assertThat(chip(tab, "funny")).hasCount(1);
            String unwanted = tab.films().get(1);
            button(tab.cards().nth(1), "Not for me.*").click();
            tab.awaitGone(unwanted);
            assertThat(tab.page.locator(".chip.not")).hasCount(2);

            // The first rating asks for a name, and takes what was said along.
            String viewer = "journey-" + device + "-" + ProcessHandle.current().pid();
            tab.rateByKeyboard(tab.cards().first(), 4.5);
            tab.page.locator("#name").getByLabel("New here?").fill(viewer);
            tab.page.keyboard().press("Enter");
            assertThat(tab.note()).containsText("is in", waiting());
            assertThat(tab.page.locator("#headline")).containsText("Five films for");
            assertThat(tab.page.locator("#history .row")).hasCount(1, counting());
            assertThat(tab.page.locator(".statement")).containsText("Said, not rated");
            assertThat(tab.page.locator(".statement")).containsText("75 % of the taste");
            check(tab, device + "-first-rating");

            button(tab.page.locator("#talk"), "Start over").click();
            assertThat(tab.page.locator(".chip:not(.still)")).hasCount(0);
            for (int n = 2; n <= 4; n++) {
                String film = tab.films().get(0);
                tab.rateByKeyboard(tab.cards().first(), n % 2 == 0 ? 5 : 4);
                tab.awaitGone(film);
                assertThat(tab.page.locator("#history .row")).hasCount(n, counting());
            }
            assertThat(tab.page.locator(".statement")).containsText("43 % of the taste");
            assertThat(tab.page.locator("#kind")).containsText("The ", waiting());
            assertThat(tab.page.locator("#map .dot.me")).hasCount(1, counting());
            assertThat(tab.page.locator("#tides svg")).hasCount(1, counting());
            check(tab, device + "-viewer");

            button(tab.page.locator(".statement"), "Forget it").click();
            assertThat(tab.page.locator(".statement")).isHidden();

            assertThat(tab.requests).allMatch(url -> url.startsWith("http://localhost:"));
            assertThat(tab.complaints).isEmpty();
        }
    }

    @Test
    void aViewersOwnListComesBackAfterAConversation() {
        try (ConciergePage desk = BROWSER.open(ConciergePage.DESKTOP_WIDTH, 900, ColorScheme.LIGHT)) {
            desk.openViewer("leila");
            List<String> own = desk.films();
            say(desk, "westerns");
            assertThat(desk.cards().first().locator(".reason")).containsText("Because you asked for westerns");
            assertThat(desk.page.locator(".statement")).containsText("Western", waiting());

            desk.page.reload();
            assertThat(chip(desk, "Western")).hasCount(1);
            button(desk.page.locator("#talk"), "Start over").click();
            button(desk.page.locator(".statement"), "Forget it").click();

            assertThat(desk.page.locator(".statement")).isHidden();
            desk.awaitFilms(own);
            assertThat(desk.complaints).isEmpty();
        }
    }

    @Test
    void whatCannotBeAnsweredIsSaidAndCanBeTriedAgain() {
        try (ConciergePage desk = BROWSER.open(ConciergePage.DESKTOP_WIDTH, 900, ColorScheme.LIGHT)) {
            desk.page.route(Pattern.compile(".*/v1/prompts"), Route::abort);
            desk.open("/");
            desk.page.locator("#first-prompt").fill("westerns");
            desk.page.keyboard().press("Enter");
            assertThat(desk.page.locator(".talk-trouble"))
                    .containsText("The recommendation service at " + BROWSER.address());

            desk.page.unroute(Pattern.compile(".*/v1/prompts"));
            button(desk.page.locator("#talk"), "Try again").click();
            assertThat(desk.cards()).hasCount(5);
            assertThat(desk.page.locator(".talk-trouble")).isHidden();

            chip(desk, "Western").click();
            say(desk, "zxqv zxqv");
            assertThat(desk.page.locator(".heard").last()).not().isEmpty();
        }
    }

    /** Nothing sticks out, nothing that axe calls serious; and a picture for whoever wants to look. */
    private static void check(ConciergePage tab, String name) {
        tab.screenshot(name);
        assertThat(tab.scrollsSideways()).isFalse();
        assertThat(Axe.seriousFindings(tab.page)).isEmpty();
    }

    private static void say(ConciergePage tab, String text) {
        tab.page.locator("#prompt").fill(text);
        tab.page.keyboard().press("Enter");
        assertThat(tab.page.locator(".said").last()).hasText(Pattern.compile(".*" + text));
        assertThat(tab.page.locator(".waiting-words")).hasCount(0);
    }

    private static Locator chip(ConciergePage tab, String text) {
        return tab.page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Take away: " + text).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    private static LocatorAssertions.ContainsTextOptions waiting() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasCountOptions counting() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
    }
}
