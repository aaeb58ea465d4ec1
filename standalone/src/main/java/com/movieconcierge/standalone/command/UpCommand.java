package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.product.DataDirectory;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code concierge up}: everything, in this process. */
@Command(name = "up", description = "Starts everything and stays until Ctrl-C. Data is kept for the next time.")
public final class UpCommand extends ProductCommand {
    @Option(
            names = "--ports-from",
            paramLabel = "N",
            description = "Use port N for the page and the next six for the rest. "
                    + "Default: 8080-8083, 9092, 8085, 6379, and the next free ones where these are taken.")
    private @Nullable Integer portsFrom;

    @Option(names = "--no-demo-data", description = "Start without the bundled films and viewers.")
    private boolean noDemoData;

    @Option(names = "--detach", description = "Return when it is ready and let it run on.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.open(dataDirectory());
        if (detach) {
            data.close(); // it was free; the process in the background takes it
            return new DetachedUp(data.path()).start(portsFrom, noDemoData);
        }
        ProductLog.into(data.path().resolve("logs"));
        Product product = new Product(
                data, portChoice(), noDemoData ? Product.NO_WORLD : Product.BUNDLED_WORLD, System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(product::close, "concierge-stop"));
        product.start();
        System.out.println("Ready: http://localhost:" + product.ports().recommend());
        new CountDownLatch(1).await(); // until a signal runs the shutdown hook
        return 0;
    }

    private Supplier<Ports> portChoice() {
        Integer first = portsFrom;
        if (first != null) {
            return () -> Ports.from(first);
        }
        return () -> {
            Ports ports = Ports.nearDefaults();
            ports.moved().ifPresent(System.out::println);
            return ports;
        };
    }
}
