package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** No room is left where profile-service keeps its state, for a while: a small file system of its own is filled up. */
public record DiskFull() implements Fault {
    private static final Duration WHILE = Duration.ofSeconds(15);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration HEAL_LIMIT = Duration.ofSeconds(60);
    private static final String SIZE = "size=48m";
    private static final int BLOCK = 64 * 1024;

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String sentence() {
        return "no room in the state folder of profile-service for " + WHILE.toSeconds() + " s";
    }

    /** Tries whether it may mount. */
    @Override
    public Optional<String> impossible() {
        try {
            Path folder = Files.createTempDirectory("concierge-faults-mount");
            try {
                if (!does("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString())) {
                    return Optional.of("It takes the rights of root: a small file system has to be mounted.");
                }
                does("umount", folder.toString());
                return Optional.empty();
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return Optional.of("No small file system can be mounted here: " + e.getMessage());
        }
    }

    @Override
    public void strike(Scene scene) throws IOException {
        Path state = scene.product().data().resolve("streams");
        scene.product().process().end();
        if (!does("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", state.toString())) {
            throw new Refusal("No small file system can be mounted at " + state + ".");
        }
        try {
            scene.product().start();
            scene.note("ready on a small disk");
            Path filler = state.resolve("filler");
            fill(filler);
            scene.note("the disk is full");
            scene.waitFor(WHILE);
            Files.delete(filler);
            scene.note("there is room again");
            if (!Poll.until(HEAL_LIMIT, () -> isUp(scene))) {
                scene.found("profile-service does not come back by itself when there is room again");
            }
        } finally {
            scene.product().process().end();
            does("umount", state.toString());
        }
        scene.product().start();
        scene.note("ready on the usual disk");
        scene.over();
    }

    private static boolean isUp(Scene scene) {
        return Health.of(scene.instance().profile()).up();
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            // That is what was wanted.
        }
    }

    private static boolean does(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Poll.until(LIMIT, () -> !process.isAlive()) && process.exitValue() == 0;
    }
}
