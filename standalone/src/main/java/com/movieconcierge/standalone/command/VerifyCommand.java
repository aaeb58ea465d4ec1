package com.movieconcierge.standalone.command;

import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.AuditResult.Agreement;
import com.movieconcierge.profile.audit.CopiesUnavailableException;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.Place;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.client.ProductAudit;
import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code concierge verify}: every place that is made of the log against a plain batch over it, while the product runs. */
@Command(
        name = "verify",
        description = "Recomputes every profile from the raw log, by the law of taste that the product publishes, and "
                + "compares: state stores, user-profiles, Redis, popularity and personas. The product may be in use: what "
                + "differs is looked at again. Exit code 1 when something differs for good.")
public final class VerifyCommand extends ProductCommand {
    private static final int NAMES_SHOWN = 10;
    private static final int LOOKS = 4;
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);
    /** In use there is always something on its way; a difference that outlives this is none of it. */
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(20);

    @Override
    public Integer call() {
        Instance instance = running();
        if (!Poll.until(IDLE_LIMIT, () -> Backlog.isGone(instance))) {
            throw new Refusal("Not everything has taken effect yet: " + Backlog.of(instance));
        }
        AuditResult result = lasting(instance);
        show(result);
        return result.agrees() ? 0 : Refusal.FAILED;
    }

    private static AuditResult lasting(Instance instance) {
        AuditResult result = audit(instance);
        for (int look = 1; look < LOOKS && !result.agrees(); look++) {
            System.out.println(result.differences().size() + " differences, looking again.");
            Poll.until(SETTLE_LIMIT, () -> Backlog.isGone(instance));
            result = audit(instance).lastingSince(result);
        }
        return result;
    }

    private static AuditResult audit(Instance instance) {
        try {
            return ProductAudit.of(instance);
        } catch (LogUnavailableException | SchemaRegistryException | CopiesUnavailableException e) {
            throw new Refusal("Could not verify: " + e.getMessage(), e);
        }
    }

    private static void show(AuditResult result) {
        System.out.printf(
                Locale.ROOT,
                "Everything recomputed from %d ratings in %.1f s.%n",
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
                    block.agrees() ? "" : " (" + block.worstUser() + ")");
        }
        result.looked().forEach((place, count) -> show(place, count, result.at(place)));
        System.out.println(result.agrees() ? "All agree." : "They do not agree.");
    }

    private static void show(Place place, int count, List<Difference> differences) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %6d %s, %s%n",
                place.title(),
                count,
                place.unit(),
                differences.isEmpty() ? "all as the log says" : differences.size() + " differences:");
        differences.stream()
                .limit(NAMES_SHOWN)
                .forEach(difference -> System.out.println("    " + difference.id() + " " + difference.what()));
        if (differences.size() > NAMES_SHOWN) {
            System.out.println("    and " + (differences.size() - NAMES_SHOWN) + " more");
        }
    }
}
