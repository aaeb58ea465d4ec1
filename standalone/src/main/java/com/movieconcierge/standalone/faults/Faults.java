package com.movieconcierge.standalone.faults;

import com.movieconcierge.standalone.faults.kinds.Freeze;
import com.movieconcierge.standalone.faults.kinds.KillInImport;
import com.movieconcierge.standalone.faults.kinds.KillProduct;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.List;

/** Every fault there is, in the order in which they are tried. */
public final class Faults {
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(30);

    private static final List<Fault> ALL = List.of(
            new KillProduct("kill", 1),
            new KillProduct("kill-5", 5),
            new KillInImport("kill-in-import", 5),
            new Freeze("freeze", LONGER_THAN_A_SESSION));

    private Faults() {}

    public static List<Fault> all() {
        return ALL;
    }

    /**
     * Those of these names, in the given order; all when none is named.
     *
     * @throws Refusal when there is none of a name
     */
    public static List<Fault> named(List<String> names) {
        return names.isEmpty() ? ALL : names.stream().map(Faults::named).toList();
    }

    private static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("There is no fault '" + name + "': ./concierge faults --list names them."));
    }
}
