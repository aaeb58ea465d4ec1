package com.movieconcierge.standalone.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.standalone.faults.load.Ledger.Acknowledged;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void anEventMayBeOnTheLogOnceForEachPlaceThatWasAcknowledged() {
        ledger.acknowledged(new Acknowledged("a", 0, 7));
        ledger.acknowledged(new Acknowledged("a", 0, 9));
        ledger.acknowledged(new Acknowledged("b", 1, 7));
        assertThat(ledger.allowed()).containsEntry("a", 2).containsEntry("b", 1);
        assertThat(ledger.acknowledgements()).isEqualTo(3);
    }

    @Test
    void theFirstAnswerGivenOnceMoreAllowsNothingMore() {
        ledger.acknowledged(new Acknowledged("a", 0, 7));
        ledger.acknowledged(new Acknowledged("a", 0, 7));
        assertThat(ledger.allowed()).containsEntry("a", 1);
        assertThat(ledger.places()).hasSize(1);
    }

    @Test
    void anAttemptWithoutAnswerMayBeOnTheLogAndNeedNot() {
        ledger.unanswered("a");
        ledger.acknowledged(new Acknowledged("a", 0, 7));
        assertThat(ledger.allowed()).containsEntry("a", 2);
        assertThat(ledger.places()).containsExactly(new Acknowledged("a", 0, 7));
    }
}
