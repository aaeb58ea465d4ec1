package com.movieconcierge.schemas.serde;

import com.movieconcierge.events.Rating;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro, which since 1.12.1 instantiates no class that a schema merely names, that the events are ours. */
public final class TrustedEvents {
    static {
        String events = Rating.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(events)));
    }

    private TrustedEvents() {}

    /** Runs the initialiser above, once. */
    public static void trust() {}
}
