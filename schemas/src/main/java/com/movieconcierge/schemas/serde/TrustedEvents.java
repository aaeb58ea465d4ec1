package com.movieconcierge.schemas.serde;

import com.movieconcierge.events.Rating;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro, which since 1.12.1 instantiates no class that a schema merely names, that the events are ours. */
public final class TrustedEvents {
    private static final Set<String> PACKAGES = ConcurrentHashMap.newKeySet();

    static {
        trust(Rating.class);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }

    private TrustedEvents() {}

    /** Runs the initialiser above, once. */
    public static void trust() {}

    /** Trusts other generated classes too: all in the package of this one. */
    public static void trust(Class<?> generated) {
        PACKAGES.add(generated.getPackageName());
    }
}
