package com.movieconcierge.standalone;

import com.microsoft.playwright.options.ColorScheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A browser for one class of tests, on the {@link BundledProduct}. */
final class BrowserExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Chromium chromium;
    private String address = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
        address = BundledProduct.pageOf(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    String address() {
        return address;
    }

    ConciergePage open(int width, int height, ColorScheme scheme) {
        if (chromium == null) {
            throw new IllegalStateException("no browser yet");
        }
        return new ConciergePage(chromium, address, width, height, scheme);
    }
}
