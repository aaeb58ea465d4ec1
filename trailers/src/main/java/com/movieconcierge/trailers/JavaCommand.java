package com.movieconcierge.trailers;

import com.movieconcierge.embedding.domain.Trailer;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * How a child JVM is started: with the running JDK, this room's few jars and nothing else of the class path, an empty
 * environment (secrets are none of a video's business), no input, and a folder of its own to leave crash reports in.
 */
final class JavaCommand {
    private static final int FIRST_WITH_NATIVE_ACCESS = 22;
    private static final int MEGABYTE = 1 << 20;
    /** For some 500 candidate frames of 250 kB, and the rest. */
    private static final int HEAP_MEGABYTES = 256;

    private final List<String> command;

    JavaCommand(Class<?> main, Path libraries, long memory) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Math.min(HEAP_MEGABYTES, memory / 2 / MEGABYTE) + "m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.awt.headless=true",
                // Freed when closed; nothing waits for the collector.
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-Dorg.bytedeco.javacpp.maxBytes=" + memory,
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=" + memory,
                "-Dorg.bytedeco.javacpp.cachedir=" + libraries));
        if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath(main)), main.getName()));
        command = List.copyOf(words);
    }

    Process start(Path folder, List<String> arguments) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private static String nothing() {
        return File.separatorChar == '/' ? "/dev/null" : "NUL";
    }

    private static Set<String> classPath(Class<?> main) {
        Set<String> jars = new LinkedHashSet<>();
        for (Class<?> needed :
                List.of(main, JavaCommand.class, Trailer.class, TrailerMeasures.class, Pointer.class, avutil.class)) {
            jars.add(path(needed.getProtectionDomain().getCodeSource().getLocation()));
        }
        String platform = Loader.getPlatform();
        jars.add(jarOf("org/bytedeco/javacpp/" + platform + "/", platform));
        jars.add(jarOf("org/bytedeco/ffmpeg/" + platform + "/", platform));
        return jars;
    }

    /** The jar that carries native code. */
    private static String jarOf(String folder, String platform) {
        URL found = JavaCommand.class.getClassLoader().getResource(folder);
        try {
            if (found != null && found.openConnection() instanceof JarURLConnection jar) {
                return path(jar.getJarFileURL());
            }
        } catch (IOException e) {
            throw new IllegalStateException("FFmpeg's jar cannot be found: " + found, e);
        }
        throw new IllegalStateException("trailers were built without FFmpeg for " + platform
                + ": build on this machine, or with -Dtrailers.platform=" + platform);
    }

    private static String path(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + location, e);
        }
    }
}
