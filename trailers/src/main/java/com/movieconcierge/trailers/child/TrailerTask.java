package com.movieconcierge.trailers.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * @param result where it writes; see {@link TrailerResult}
 * @param time after which it ends by itself, should nobody end it
 */
public record TrailerTask(Path video, Path result, Limits limits, Duration time) {
    private static final int ARGUMENTS = 7;

    /**
     * How much of a video is looked at.
     *
     * @param seconds of it
     * @param frames that are wanted
     * @param pixels of one frame, as the video says
     * @param memory bytes of the process, native code included
     */
    public record Limits(int seconds, int frames, long pixels, long memory) {}

    public List<String> arguments() {
        return List.of(
                video.toString(),
                result.toString(),
                Integer.toString(limits.seconds),
                Integer.toString(limits.frames),
                Long.toString(limits.pixels),
                Long.toString(limits.memory),
                Long.toString(time.toMillis()));
    }

    static TrailerTask of(String... arguments) {
        if (arguments.length != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "this is started by ChildTrailerReader, with " + ARGUMENTS + " arguments");
        }
        return new TrailerTask(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                new Limits(
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Long.parseLong(arguments[4]),
                        Long.parseLong(arguments[5])),
                Duration.ofMillis(Long.parseLong(arguments[6])));
    }
}
