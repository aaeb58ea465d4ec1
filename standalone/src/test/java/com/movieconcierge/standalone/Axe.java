package com.movieconcierge.standalone;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Deque's accessibility checks (axe-core), run inside a page. */
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /** What a person who cannot see, or not point, would stumble over: a line each; of serious and critical impact only. */
    static List<String> seriousFindings(Page page) {
        page.evaluate(SCRIPT);
        Object found = page.evaluate("""
                async () => {
                  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
                  return violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}: ${node.failureSummary}`));
                }""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** From the jar of Deque's own Java binding, which would bring a second Jackson and more: only its script is used. */
    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
