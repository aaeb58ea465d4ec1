package com.movieconcierge.standalone.command;

import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.AuditResult.Agreement;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.PublishedLaw;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import picocli.CommandLine.Command;

/** {@code concierge verify}: the published profiles against a plain batch over the raw log. */
@Command(
        name = "verify",
        description =
                "Recomputes every profile from the raw log, by the law of taste that the product publishes, and compares; "
                        + "exit code 1 when one differs.")
public final class VerifyCommand extends ProductCommand {
    private static final double COSINE = 0.99999;
    private static final int NAMES_SHOWN = 10;
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    @Override
    public Integer call() {
        Instance instance = running();
        if (!Poll.until(
                IDLE_LIMIT,
                () -> Backlog.ifKnown(instance).filter(Backlog::isWorkedOff).isPresent())) {
            throw new Refusal("Not everything has taken effect yet: " + Backlog.of(instance));
        }
        AuditResult result = audit(instance);
        show(result);
        return result.agrees(COSINE) ? 0 : Refusal.FAILED;
    }

    private static AuditResult audit(Instance instance) {
        try {
            return ProfileAudit.run(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            "127.0.0.1:" + instance.ports().kafka()),
                    Map.of(
                            RegistryConfig.URL,
                            "http://127.0.0.1:" + instance.ports().registry()),
                    PublishedLaw.of(instance.recommend()));
        } catch (LogUnavailableException | SchemaRegistryException e) {
            throw new Refusal("Could not verify: " + e.getMessage(), e);
        }
    }

    private static void show(AuditResult result) {
        System.out.printf(
                Locale.ROOT,
                "%d profiles recomputed from %d ratings in %.1f s.%n",
                result.users(),
                result.ratingsRead(),
                result.took().toMillis() / 1000.0);
        for (Agreement block : result.blocks()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %-7s %6d viewers, worst cosine %.8f, worst length off by %.1e%s%n",
                    block.modality().key(),
                    block.scale().key(),
                    block.compared(),
                    block.worstCosine(),
                    block.worstNormDifference(),
                    block.agrees(COSINE) ? "" : " (" + block.worstUser() + ")");
        }
        name("have no profile and should", result.missing());
        name("have a profile and should not", result.extra());
        name("have a wrong number of ratings", result.wrongCounts());
        name("name another last rating", result.wrongOffsets());
        name("hold another statement than the log", result.wrongStatements());
        System.out.println(result.agrees(COSINE) ? "All agree." : "They do not agree.");
    }

    private static void name(String what, List<String> users) {
        if (!users.isEmpty()) {
            System.out.println(users.size() + " viewers " + what + ": "
                    + String.join(", ", users.subList(0, Math.min(NAMES_SHOWN, users.size()))));
        }
    }
}
