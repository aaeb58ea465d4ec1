package com.movieconcierge.standalone.faults.check;

import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.standalone.client.PublishedLaw;
import com.movieconcierge.standalone.faults.scene.Subject;
import java.util.Map;

/** Whether every published profile is what a plain batch makes of the log: what {@code verify} asks. */
record ProfileCheck(Subject subject) {
    private static final double COSINE = 0.99999;

    void of(Verdict verdict) {
        Map<String, String> clients = subject.clients().user();
        AuditResult result = ProfileAudit.run(
                clients, subject.registry(), PublishedLaw.of(subject.instance().recommend()));
        result.missing().forEach(user -> verdict.wrong(user, "has no profile and should"));
        result.extra().forEach(user -> verdict.wrong(user, "has a profile and should not"));
        result.wrongCounts().forEach(user -> verdict.wrong(user, "has a wrong number of ratings"));
        result.wrongOffsets().forEach(user -> verdict.wrong(user, "names another last rating"));
        result.wrongStatements().forEach(user -> verdict.wrong(user, "holds another statement than the log"));
        result.blocks().stream()
                .filter(block -> !block.agrees(COSINE))
                .forEach(block -> verdict.wrong(
                        block.worstUser(),
                        "has another sum of " + block.modality().key()));
    }
}
