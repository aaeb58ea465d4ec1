package com.movieconcierge.standalone.faults;

import com.movieconcierge.standalone.faults.scene.Subject;
import com.movieconcierge.standalone.faults.scene.Timeline;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The suite: for each fault a product is there, load comes, the fault strikes in the middle of it, the product heals, and what is
 * there is held against what was acknowledged. In the manner of Kafka Streams' own system tests: a generator that knows what it
 * sent, and a checker that knows nothing else.
 *
 * <p>A product that a fault has left whole is the next one's too; any other is thrown away.
 */
public final class FaultSuite implements AutoCloseable {
    private final Path folder;
    private final long seed;
    private final Clock clock;
    private final Consumer<String> say;
    private final Thread hook = new Thread(this::end, "faults-stop");

    private @Nullable Subject subject;
    private int subjects;

    /**
     * A suite that has not begun.
     *
     * @param folder an empty one, for the data of the products
     * @param seed of everything left to chance
     * @param say takes sentences for the person who waits
     */
    public FaultSuite(Path folder, long seed, Clock clock, Consumer<String> say) {
        this.folder = folder;
        this.seed = seed;
        this.clock = clock;
        this.say = say;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Tries one after the other. */
    public List<FaultOutcome> run(List<Fault> faults) throws IOException, InterruptedException {
        List<FaultOutcome> outcomes = new ArrayList<>();
        for (Fault fault : faults) {
            outcomes.add(run(fault));
        }
        return outcomes;
    }

    private FaultOutcome run(Fault fault) throws IOException, InterruptedException {
        Optional<String> impossible = fault.impossible();
        if (impossible.isPresent()) {
            say.accept(fault.name() + ": left out. " + impossible.get());
            return FaultOutcome.skipped(fault, impossible.get());
        }
        var timeline = new Timeline(clock, what -> say.accept(fault.name() + ": " + what));
        FaultOutcome outcome = new FaultTrial(fault, subjectFor(fault), seed, clock, timeline).run();
        say.accept(fault.name() + (outcome.passed() ? ": nothing lost." : ": NOT as it should be."));
        outcome.verdict().sentences().forEach(sentence -> say.accept("    " + sentence));
        if (!outcome.passed()) {
            end();
        }
        return outcome;
    }

    /** The product that is there, where it will do. */
    private Subject subjectFor(Fault fault) throws IOException {
        Map<String, String> environment = fault.environment();
        Subject there = subject;
        if (there != null && there.environment().equals(environment)) {
            return there;
        }
        end();
        say.accept(fault.name() + ": starting a product of its own");
        Subject started = Subject.start(Files.createDirectories(folder.resolve("product-" + ++subjects)), environment);
        synchronized (this) {
            subject = started;
        }
        return started;
    }

    private synchronized void end() {
        if (subject != null) {
            subject.close();
            subject = null;
        }
    }

    /** Ends the product; its data stays. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new Refusal("Stopped.", e); // the hook is at it
        }
        end();
    }
}
