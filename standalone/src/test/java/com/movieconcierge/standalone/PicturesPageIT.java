package com.movieconcierge.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The map of viewers and the taste over time, in a real Chromium. */
class PicturesPageIT {
    @RegisterExtension
    static final BrowserExtension BROWSER = new BrowserExtension();

    @Test
    void everyoneIsOnTheMapAndCanBeVisitedByPointerAndKeyboard() {
        try (ConciergePage desk = BROWSER.open(ConciergePage.DESKTOP_WIDTH, 900, ColorScheme.LIGHT)) {
            desk.openViewer("ava");
            Locator me = desk.page.locator("#map .dot.me");
            me.waitFor();
            // At least most of the bundled viewers: those whose personas are fitted already.
            assertThat(desk.page.locator("#map .dot").count()).isGreaterThan(50);
            assertThat(desk.page.locator("#map .labels text").count()).isGreaterThan(3);
            assertThat(me).hasAttribute("aria-label", Pattern.compile("You, Ava, The .*"));
            desk.screenshotOf(desk.page.locator("#map"), "map");

            // Others may lie on each other; this one is on top.
            me.locator(".point").hover();
            assertThat(desk.page.locator(".map-said")).containsText("You, Ava, The ");

            me.focus();
            desk.page.keyboard().press("ArrowRight");
            Locator other = desk.page.locator("#map .dot:focus");
            assertThat(other).not().hasAttribute("aria-label", Pattern.compile("You, .*"));
            desk.page.keyboard().press("Enter");
            assertThat(desk.page.locator("#headline")).not().hasText("Five films for Ava");
            assertThat(desk.cards()).hasCount(5);
            assertThat(desk.complaints).isEmpty();
        }
    }

    @Test
    void theTasteOverTimeSaysWhatRoseAndFell() {
        try (ConciergePage desk = BROWSER.open(ConciergePage.DESKTOP_WIDTH, 900, ColorScheme.DARK)) {
            desk.openViewer("leila");
            desk.page.locator("#tides .line").first().waitFor();
            assertThat(desk.page.locator("#tides .change").first()).containsText(Pattern.compile("\\d+ % → \\d+ %"));
            assertThat(desk.page.locator("#tides svg"))
                    .hasAttribute("aria-label", Pattern.compile(".*Drama from \\d+ % to \\d+ %.*"));
            desk.screenshotOf(desk.page.locator("#tides"), "tides");
            assertThat(Axe.seriousFindings(desk.page)).isEmpty();
            assertThat(desk.complaints).isEmpty();
        }
    }
}
