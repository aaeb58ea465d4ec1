package com.movieconcierge.trailers;

import com.movieconcierge.embedding.domain.visual.TrailerReader;
import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import com.movieconcierge.trailers.child.TrailerProcess;
import com.movieconcierge.trailers.child.TrailerResult;
import com.movieconcierge.trailers.child.TrailerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Has each video looked at by a process of its own, which is ended when it takes too long: what breaks, hangs or fills the
 * decoder costs that trailer and never the service.
 */
public final class ChildTrailerReader implements TrailerReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChildTrailerReader.class);
    /** To be raised with every change that gives a video other frames or measures. */
    private static final int REVISION = 1;
    /** The child ends itself when nobody did. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final TrailerTask.Limits limits;
    private final JavaCommand command;

    /** @param libraries where FFmpeg is unpacked to, once, about 70 MB; nobody else should be able to write there */
    public ChildTrailerReader(TrailerTask.Limits limits, Path libraries) {
        this.limits = limits;
        this.command = new JavaCommand(TrailerProcess.class, libraries, limits.memory());
    }

    /** Names what decides on the frames; the other limits only decide whether there are any. */
    @Override
    public String version() {
        return "shots-" + REVISION + "-" + limits.seconds() + "s-" + limits.frames();
    }

    @Override
    public Trailer read(Path video, Duration limit) throws TrailerException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("trailer-");
            Path result = folder.resolve("result");
            var task = new TrailerTask(video.toAbsolutePath(), result, limits, limit.plus(GRACE));
            Process process = command.start(folder, task.arguments());
            BoundedTail errors = new BoundedTail(process);
            if (!ends(process, limit)) {
                throw new TrailerException(
                        Reason.TOO_SLOW, "analysing the video took longer than " + limit.toMillis() + " ms");
            }
            if (!Files.exists(result)) {
                throw died(process.exitValue(), errors.text());
            }
            return TrailerResult.read(result);
        } catch (IOException e) {
            throw new TrailerException(Reason.CRASHED, "analysing the video gave no result: " + e.getMessage(), e);
        } finally {
            delete(folder);
        }
    }

    /** Ends it where it does not; whoever is interrupted meanwhile leaves no process behind either. */
    private static boolean ends(Process process, Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private TrailerException died(int status, String errors) {
        return status == TrailerProcess.OUT_OF_MEMORY
                ? new TrailerException(
                        Reason.TOO_LARGE, "analysing the video needs more than " + limits.memory() + " bytes")
                : new TrailerException(Reason.CRASHED, "the video process exited with status " + status + errors);
    }

    private static void delete(@Nullable Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("Could not delete {}: {}", folder, e.toString());
        }
    }
}
