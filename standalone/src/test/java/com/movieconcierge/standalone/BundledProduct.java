package com.movieconcierge.standalone;

import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * The running product with the bundled world, one for all classes that look at its page: starting it is most of what such a
 * test costs. Tests must not share viewers. With {@code -Dpage.url=http://…} it is a product that already runs.
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

    /** Where the page is; starts the product for the first class that asks. It ends with the last test. */
    static String address(ExtensionContext context) {
        String running = System.getProperty("page.url", "");
        return running.isEmpty()
                ? "http://localhost:"
                        + context.getRoot()
                                .getStore(NAMESPACE)
                                .computeIfAbsent(
                                        BundledProduct.class, ignored -> new BundledProduct(), BundledProduct.class)
                                .product
                                .ports()
                                .recommend()
                : running;
    }

    @Override
    public void close() throws IOException {
        product.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
