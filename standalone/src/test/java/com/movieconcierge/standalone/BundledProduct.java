package com.movieconcierge.standalone;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * The running product with the bundled world, one for all classes that look at it: starting it is most of what such a test
 * costs. Tests must not share viewers.
 */
final class BundledProduct implements AutoCloseable {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(BundledProduct.class);

    private final Path directory;
    private final Product product;

    private BundledProduct() {
        try {
            directory = Files.createTempDirectory("concierge-page");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        product = Product.start(
                new Product.Options(directory.resolve("data"), Ports::anywhere, Product.BUNDLED_WORLD), ignored -> {});
    }

    /** Starts it for the first class that asks; it ends with the last test. */
    static Instance of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(BundledProduct.class, ignored -> new BundledProduct(), BundledProduct.class)
                .product
                .instance();
    }

    /** Where its page is; with {@code -Dpage.url=http://…} that of a product that already runs. */
    static String pageOf(ExtensionContext context) {
        String running = System.getProperty("page.url", "");
        return running.isEmpty() ? "http://localhost:" + of(context).ports().recommend() : running;
    }

    @Override
    public void close() throws IOException {
        product.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
