package com.movieconcierge.standalone.product;

import com.movieconcierge.embedded.EmbeddedServerException;
import com.movieconcierge.embedded.EmbeddedServers;
import com.movieconcierge.standalone.client.Import;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running product. {@link #start} takes hold of the data directory, starts the parts and the services on them, loads
 * the first films and viewers, and returns when all of it has taken effect; {@link #close} undoes it backwards.
 */
public final class Product implements AutoCloseable {
    /** A world that is the one in the jar. */
    public static final Function<Path, Optional<World>> BUNDLED_WORLD = folder -> Optional.of(World.bundled(folder));

    /** Start with nothing but what the data directory holds. */
    public static final Function<Path, Optional<World>> NO_WORLD = folder -> Optional.empty();

    private static final Logger LOG = LoggerFactory.getLogger(Product.class);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);
    private static final String STARTING = "The broker, the registry and Redis are starting.";
    private static final String CHECKING = "The broker checks its data, as it was not stopped cleanly.";

    private final DataDirectory data;
    private final Supplier<Ports> portChoice;
    private final Function<Path, Optional<World>> world;
    private final Consumer<String> say;
    private final Departures departures;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private boolean closed;
    private Ports ports = Ports.DEFAULT;

    /**
     * What {@link #start(Options, Consumer)} starts.
     *
     * @param ports asked when orphans, which may hold ports, are gone
     * @param world what an empty data directory is filled with, given a folder to unpack into
     */
    public record Options(Path dataDirectory, Supplier<Ports> ports, Function<Path, Optional<World>> world) {}

    /** Takes hold of the data directory, starts the product on it and returns it ready; see {@link #start()}. */
    public static Product start(Options options, Consumer<String> say) {
        var product = new Product(DataDirectory.open(options.dataDirectory()), options.ports(), options.world(), say);
        product.start();
        return product;
    }

    /**
     * A product that is not started yet.
     *
     * @param data its home, closed with the product
     * @param portChoice asked when orphans, which may hold ports, are gone
     * @param world what an empty data directory is filled with, given a folder to unpack into
     * @param say takes sentences for the person who waits
     */
    public Product(
            DataDirectory data,
            Supplier<Ports> portChoice,
            Function<Path, Optional<World>> world,
            Consumer<String> say) {
        this(data, portChoice, world, say, Departures.NONE);
    }

    /** Likewise, but where it departs from what {@code up} starts. */
    public Product(
            DataDirectory data,
            Supplier<Ports> portChoice,
            Function<Path, Optional<World>> world,
            Consumer<String> say,
            Departures departures) {
        this.data = closeLater(data);
        this.portChoice = portChoice;
        this.world = world;
        this.say = say;
        this.departures = departures;
    }

    /**
     * Starts it and returns when it is ready. It may be closed meanwhile.
     *
     * @throws Refusal when it cannot be started; what was started is stopped again
     */
    public void start() {
        try {
            run();
        } catch (EmbeddedServerException e) {
            close();
            throw new Refusal(sentence(e.getMessage()), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where it listens; the choice is made by {@link #start}. */
    public Ports ports() {
        return ports;
    }

    public Instance instance() {
        return Instance.at(ports);
    }

    /** Stops what was started, last started first. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!toClose.isEmpty()) {
            AutoCloseable next = toClose.pop();
            try {
                next.close();
            } catch (Exception e) { // AutoCloseable declares it
                LOG.warn("{} did not stop cleanly", next.getClass().getSimpleName(), e);
            }
        }
    }

    private void run() {
        boolean killed = RunState.isLeft(data.path());
        if (killed) {
            say.accept("It was not stopped cleanly last time: its data is checked first.");
        }
        try (var progress = new StartProgress(say, System::nanoTime).start()) {
            progress.waitFor(() -> killed ? CHECKING : STARTING);
            EmbeddedServers.stopOrphans(data.path());
            ports = portChoice.get();
            RunState state = RunState.ofThisProcess(ports);
            state.write(data.path());
            closeLater(() -> RunState.delete(data.path()));

            var partPorts = new EmbeddedServers.Ports(ports.kafka(), ports.registry(), ports.redis());
            EmbeddedServers parts = closeLater(EmbeddedServers.start(data.path(), partPorts));
            var readiness = new Readiness(instance());
            progress.waitFor(readiness::missing);
            closeLater(Services.start(parts, ports, data, departures));
            readiness.awaitHealth();
            progress.waitFor(readiness::onItsWay);
            awaitEffect(readiness);
            state.nowReady().write(data.path());
        }
    }

    private void awaitEffect(Readiness readiness) {
        Optional<World> first = data.hasWorld() ? Optional.empty() : world.apply(data.folder("world"));
        if (first.isPresent()) {
            load(first.get());
            readiness.awaitFirstWorld();
        } else if (!readiness.awaitCaughtUp()) {
            say.accept("Films and ratings of before are still on their way; lists follow as they arrive.");
        }
    }

    private void load(World world) {
        say.accept("Loading the first films and viewers.");
        Import running = Import.tables(instance().ingest(), world.movies(), world.ratings());
        boolean ended = Poll.until(LOAD_LIMIT, () -> {
            running.refresh();
            return !running.isRunning();
        });
        if (!ended || !running.isDone()) {
            throw new Refusal("The first films and viewers could not be loaded: "
                    + running.message().orElse("the import did not end"));
        }
        data.noteWorld();
    }

    private synchronized <T extends AutoCloseable> T closeLater(T resource) {
        toClose.push(resource);
        if (closed) {
            close(); // asked to stop while it was starting
            throw new Refusal("Stopped while starting.");
        }
        return resource;
    }

    private static String sentence(@Nullable String text) {
        return text == null || text.isEmpty()
                ? "It cannot start."
                : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
