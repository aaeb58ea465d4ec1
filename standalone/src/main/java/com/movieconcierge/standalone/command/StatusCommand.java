package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Refusal;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code concierge status}: how each service is, what is missing, what is still on its way. */
@Command(name = "status", description = "Says how each service is and what is missing; exit code 1 when something is.")
public final class StatusCommand extends ProductCommand {
    @Override
    public Integer call() {
        Instance instance = running();
        Ports ports = instance.ports();
        List<Health> healths = instance.services().stream().map(Health::of).toList();
        for (Health health : healths) {
            System.out.printf(
                    "%-10s http://localhost:%-5d  %s%n",
                    health.service(), ports.byName().get(health.service()), condition(health));
        }
        System.out.printf("%-10s localhost:%d%n", "kafka", ports.kafka());
        System.out.printf("%-10s http://localhost:%d%n", "registry", ports.registry());
        System.out.printf("%-10s redis://localhost:%d%n", "redis", ports.redis());
        System.out.printf("%-10s %s%n", "on its way", onItsWay(instance));
        System.out.printf("%-10s %s%n", "data", dataDirectory());
        return healths.stream().allMatch(Health::up) ? 0 : Refusal.FAILED;
    }

    private static String condition(Health health) {
        String mending = health.mending().isEmpty() ? "" : " (" + String.join("; ", health.mending()) + ")";
        return health.up() ? "up" + mending : "MISSING: " + String.join(", ", health.missing());
    }

    private static String onItsWay(Instance instance) {
        try {
            Backlog backlog = Backlog.of(instance);
            String waiting = backlog.pending() == 0
                    ? ""
                    : "; " + backlog.pending() + " ratings wait for a film that is not known yet";
            return backlog.isWorkedOff() ? "nothing" + waiting : backlog.inWords() + waiting;
        } catch (Refusal e) {
            return "not known: " + e.getMessage();
        }
    }
}
