package com.movieconcierge.standalone.faults.scene;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was done when, while a fault was tried. Safe for threads. */
public final class Timeline {
    private final Clock clock;
    private final Consumer<String> say;
    private final List<Moment> moments = new ArrayList<>();

    /**
     * One thing that was done.
     *
     * @param at milliseconds since 1970
     */
    public record Moment(long at, String what) {}

    /** @param say told of each moment as it comes */
    public Timeline(Clock clock, Consumer<String> say) {
        this.clock = clock;
        this.say = say;
    }

    public void note(String what) {
        synchronized (moments) {
            moments.add(new Moment(clock.millis(), what));
        }
        say.accept(what);
    }

    public List<Moment> moments() {
        synchronized (moments) {
            return List.copyOf(moments);
        }
    }
}
