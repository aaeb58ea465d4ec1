package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.product.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program of our class path in a JVM of its own, so that what is done to it is real: killed, frozen, ended. */
public final class JavaProcess implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    /** Of the build that runs this: they write to one file, and nothing else may. */
    private static final String AGENT = "-javaagent:";

    private final List<String> program;
    private final Map<String, String> environment;
    private final Path output;
    private @Nullable Process process;

    /**
     * A program that does not run yet.
     *
     * @param program main class and its arguments
     * @param environment added to ours
     * @param output where it says what it has to say
     */
    public JavaProcess(List<String> program, Map<String, String> environment, Path output) {
        this.program = List.copyOf(program);
        this.environment = Map.copyOf(environment);
        this.output = output;
    }

    /** Starts it, once more where it ran before. */
    public void launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith(AGENT))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + program, e);
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** kill -9, and returns when it is gone. */
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        awaitEnd(running);
    }

    /** SIGSTOP: it is there and does nothing until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** SIGTERM, and returns when it is gone; killed where it does not go within a minute. */
    public void end() {
        Process running = running();
        running.destroy();
        if (!awaitEnd(running)) {
            kill();
        }
    }

    /** Its last line, for whoever asks why it is not there. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "it said nothing";
        }
    }

    /** Ends it where it still runs, frozen or not. */
    @Override
    public void close() {
        if (isAlive()) {
            thaw();
            end();
        }
    }

    private void signal(String name) {
        try {
            // The shell's own kill: there are machines without the program.
            Process kill = new ProcessBuilder(
                            "sh", "-c", "kill -" + name + " " + running().pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!Poll.until(END_LIMIT, () -> !kill.isAlive()) || kill.exitValue() != 0) {
                throw new Refusal("SIG" + name + " could not be sent to process "
                        + running().pid() + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run sh", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(program + " was not launched");
        }
        return process;
    }

    private static boolean awaitEnd(Process process) {
        try {
            return process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
    }
}
