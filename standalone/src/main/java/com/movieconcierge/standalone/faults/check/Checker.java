package com.movieconcierge.standalone.faults.check;

import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import com.movieconcierge.standalone.faults.load.Ledger;
import com.movieconcierge.standalone.faults.scene.Subject;
import com.movieconcierge.standalone.product.Refusal;

/** Holds what is there against what was acknowledged, from the log to the page. For when nothing is on its way. */
public record Checker(Subject subject) {

    /** Looks once; what cannot be looked at is a failure. */
    public Verdict look(Ledger ledger) {
        var verdict = new Verdict();
        try {
            new LogCheck(subject).of(ledger, verdict);
            new BatchCheck(subject).of(verdict);
            new PageCheck(subject).of(verdict);
        } catch (Refusal | LogUnavailableException | SchemaRegistryException e) {
            verdict.failed("Could not be checked: " + e.getMessage());
        }
        return verdict;
    }
}
