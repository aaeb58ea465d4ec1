package com.movieconcierge.standalone.prequential;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.DataDirectory;
import com.movieconcierge.standalone.product.Departures;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The product as {@code up} starts it, without its world, on ports that nobody uses, in a folder that goes with it: at the end, and
 * with Ctrl-C.
 */
final class TrialProduct implements AutoCloseable {
    private final Path folder;
    private final Product product;
    private final Thread hook = new Thread(this::stop, "trial-stop");
    private volatile boolean stopping;

    /** @param folder an empty one; gone in the end */
    TrialProduct(Path folder, Departures departures) {
        this.folder = folder;
        this.product = new Product(
                DataDirectory.open(folder.resolve("data")),
                Ports::anywhere,
                Product.NO_WORLD,
                sentence -> {},
                departures);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Returns when it is ready.
     *
     * @throws Refusal when it cannot be started
     */
    Instance start() {
        product.start();
        return product.instance();
    }

    /** Does what needs it to run. With Ctrl-C nobody need hear that it does not answer any more. */
    <T> T unlessStopping(Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (Refusal e) {
            throw stopping ? new Refusal("Stopped.", e) : e;
        }
    }

    @FunctionalInterface
    interface Work<T> {

        T done() throws IOException;
    }

    private void stop() {
        stopping = true;
        end();
    }

    private synchronized void end() {
        product.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // Ctrl-C: the hook does it
        }
        end();
    }
}
