package com.movieconcierge.standalone.faults.report;

import com.movieconcierge.evaluation.report.ReportFile;
import com.movieconcierge.standalone.faults.FaultOutcome;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of the faults, for other programs: an array, in the order in which they were tried. Times are milliseconds. */
public final class FaultJson {
    private static final JsonMapper JSON = new JsonMapper();

    private FaultJson() {}

    /**
     * Writes over whatever is there, and makes the folders above it.
     *
     * @throws com.movieconcierge.evaluation.data.EvaluationException if that cannot be done
     */
    public static void write(List<FaultOutcome> outcomes, Path file) {
        ArrayNode all = JSON.createArrayNode();
        outcomes.forEach(outcome -> put(all.addObject(), outcome));
        ReportFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static void put(ObjectNode node, FaultOutcome outcome) {
        node.put("fault", outcome.fault().name())
                .put("what", outcome.fault().sentence())
                .put("passed", outcome.passed());
        outcome.skipped().ifPresent(why -> node.put("leftOut", why));
        if (outcome.skipped().isPresent()) {
            return;
        }
        node.put("acknowledged", outcome.acknowledged())
                .put("lost", outcome.verdict().lost())
                .put("doubled", outcome.verdict().doubled())
                .put("wrongProfiles", outcome.verdict().wrongProfiles())
                .put("staleCopies", outcome.verdict().staleCopies())
                .put("worstGapMillis", outcome.worstGap().toMillis())
                .put(
                        "healedMillis",
                        outcome.healed().map(healed -> healed.toMillis()).orElse(null));
        outcome.verdict().sentences().forEach(node.putArray("found")::add);
        ArrayNode moments = node.putArray("moments");
        outcome.moments()
                .forEach(moment -> moments.addObject().put("at", moment.at()).put("what", moment.what()));
        ArrayNode served = node.putArray("probes");
        outcome.served().forEach(probe -> served.addObject()
                .put("acknowledgedAt", probe.acknowledgedAt())
                .put("gapMillis", probe.gap().toMillis()));
    }
}
