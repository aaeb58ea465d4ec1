package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.Main;
import com.movieconcierge.standalone.product.Refusal;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs {@code up} in a process of its own, shows what it says, and leaves it alone once it is ready. */
final class DetachedUp {
    private static final String READY = "Ready: ";
    private static final String ANNOUNCED_BY_THE_JDK = "WARNING: Using incubator modules";
    private static final long POLL_MILLIS = 100;

    private final Path dataDirectory;
    private final Path output;

    DetachedUp(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.output = dataDirectory.resolve("logs").resolve("up.out");
    }

    /** Returns the exit code: 0 once it is ready, its own when it ends before. */
    int start(@Nullable Integer portsFrom, boolean noDemoData) throws IOException, InterruptedException {
        Files.createDirectories(output.getParent());
        Process process = new ProcessBuilder(command(portsFrom, noDemoData))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        int shown = 0;
        while (true) {
            boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            List<String> lines = Files.readAllLines(output);
            for (; shown < lines.size(); shown++) {
                if (!lines.get(shown).startsWith(ANNOUNCED_BY_THE_JDK)) {
                    System.out.println(lines.get(shown));
                }
                if (lines.get(shown).startsWith(READY)) {
                    return 0;
                }
            }
            if (ended) {
                return process.exitValue() == 0 ? Refusal.FAILED : process.exitValue();
            }
        }
    }

    private List<String> command(@Nullable Integer portsFrom, boolean noDemoData) {
        List<String> command = new ArrayList<>();
        // Away from the terminal: neither its Ctrl-C nor its end is meant for the product.
        onPath("setsid").forEach(command::add);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up"));
        command.addAll(List.of("--data-dir", dataDirectory.toString()));
        if (portsFrom != null) {
            command.addAll(List.of("--ports-from", portsFrom.toString()));
        }
        if (noDemoData) {
            command.add("--no-demo-data");
        }
        return command;
    }

    private static Stream<String> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .limit(1);
    }
}
