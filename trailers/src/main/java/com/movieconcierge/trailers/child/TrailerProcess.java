package com.movieconcierge.trailers.child;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import java.io.IOException;
import org.bytedeco.javacpp.Pointer;

/** Looks at one video and ends. Started by {@code ChildTrailerReader}, with little memory and an empty environment. */
public final class TrailerProcess {
    /** It needed more memory than it may have. */
    public static final int OUT_OF_MEMORY = 3;

    private static final int TOO_LATE = 4;
    private static final int ORPHANED = 5;
    private static final int WATCH_MILLIS = 50;

    private TrailerProcess() {}

    public static void main(String[] args) throws IOException {
        TrailerTask task = TrailerTask.of(args);
        watch(task);
        try {
            TrailerResult.write(task.result(), VideoAnalysis.of(task));
        } catch (TrailerException e) {
            TrailerResult.write(task.result(), e);
        } catch (OutOfMemoryError e) {
            // Of the heap, or of what javacpp may allocate.
            TrailerResult.write(
                    task.result(), new TrailerException(Reason.TOO_LARGE, "the video needs too much memory", e));
        }
        // Native threads, should there be any left, are not waited for.
        Runtime.getRuntime().halt(0);
    }

    /** Native code asks nobody for its memory and hears no interrupt; so somebody else looks, and ends both. */
    private static void watch(TrailerTask task) {
        long end = System.nanoTime() + task.time().toNanos();
        var parent = ProcessHandle.current().parent();
        Thread watch = new Thread(
                () -> {
                    while (true) {
                        if (Pointer.physicalBytes() > task.limits().memory()) {
                            Runtime.getRuntime().halt(OUT_OF_MEMORY);
                        } else if (System.nanoTime() > end) {
                            Runtime.getRuntime().halt(TOO_LATE);
                        } else if (parent.isPresent() && !parent.get().isAlive()) {
                            Runtime.getRuntime().halt(ORPHANED);
                        }
                        pause();
                    }
                },
                "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void pause() {
        try {
            Thread.sleep(WATCH_MILLIS);
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody did, it would look once more and go on.
            Thread.currentThread().interrupt();
        }
    }
}
