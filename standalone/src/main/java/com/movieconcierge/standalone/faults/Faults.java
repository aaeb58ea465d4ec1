package com.movieconcierge.standalone.faults;

import com.movieconcierge.standalone.faults.kinds.ClockSkew;
import com.movieconcierge.standalone.faults.kinds.ConnectionsReset;
import com.movieconcierge.standalone.faults.kinds.DiskFull;
import com.movieconcierge.standalone.faults.kinds.ForgottenForGood;
import com.movieconcierge.standalone.faults.kinds.Freeze;
import com.movieconcierge.standalone.faults.kinds.KillInImport;
import com.movieconcierge.standalone.faults.kinds.KillProduct;
import com.movieconcierge.standalone.faults.kinds.LateAfterErasure;
import com.movieconcierge.standalone.faults.kinds.PoisonGarbage;
import com.movieconcierge.standalone.faults.kinds.PoisonKeys;
import com.movieconcierge.standalone.faults.kinds.PoisonLarge;
import com.movieconcierge.standalone.faults.kinds.PoisonStrings;
import com.movieconcierge.standalone.faults.kinds.PoisonTimes;
import com.movieconcierge.standalone.faults.kinds.PoisonTimestamp;
import com.movieconcierge.standalone.faults.kinds.RebalanceStorm;
import com.movieconcierge.standalone.faults.kinds.RedisFlush;
import com.movieconcierge.standalone.faults.kinds.RedisFull;
import com.movieconcierge.standalone.faults.kinds.RedisKeyLost;
import com.movieconcierge.standalone.faults.kinds.RedisKill;
import com.movieconcierge.standalone.faults.kinds.RedisWrongType;
import com.movieconcierge.standalone.faults.kinds.RegistryAway;
import com.movieconcierge.standalone.faults.kinds.SecondKilled;
import com.movieconcierge.standalone.faults.kinds.Shuffle;
import com.movieconcierge.standalone.faults.kinds.StateLost;
import com.movieconcierge.standalone.faults.kinds.Strays;
import com.movieconcierge.standalone.faults.kinds.Tombstones;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.List;

/** Every fault there is, in the order in which they are tried: those that ask for other settings of the product come last. */
public final class Faults {
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(30);

    private static final List<Fault> ALL = List.of(
            new KillProduct("kill", 1),
            new KillProduct("kill-5", 5),
            new KillInImport("kill-in-import", 5),
            new Freeze("freeze", LONGER_THAN_A_SESSION),
            new RedisFlush(),
            new RedisKill(),
            new RedisKeyLost(),
            new RedisWrongType(),
            new RedisFull(),
            new RegistryAway(),
            new ConnectionsReset(),
            new StateLost(),
            new PoisonTimestamp(),
            new PoisonLarge(),
            new PoisonGarbage(),
            new PoisonStrings(),
            new PoisonTimes(),
            new PoisonKeys(),
            new Strays(),
            new Tombstones(),
            new Shuffle(),
            new ClockSkew(),
            new LateAfterErasure(),
            new ForgottenForGood(),
            new DiskFull(),
            new RebalanceStorm(5),
            new SecondKilled("second-killed", 2));

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
