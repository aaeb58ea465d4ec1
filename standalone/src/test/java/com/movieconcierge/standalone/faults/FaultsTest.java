package com.movieconcierge.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.standalone.product.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void everyFaultHasANameOfItsOwnThatMakesGoodIds() {
        assertThat(Faults.all())
                .extracting(Fault::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
    }

    @Test
    void faultsAreTriedInTheOrderTheyAreNamed() {
        assertThat(Faults.named(List.of("kill", "freeze")))
                .extracting(Fault::name)
                .containsExactly("kill", "freeze");
        assertThat(Faults.named(List.of())).isEqualTo(Faults.all());
    }

    @Test
    void unknownFaultIsRefusedWithASentence() {
        assertThatThrownBy(() -> Faults.named(List.of("flood")))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no fault 'flood': ./concierge faults --list names them.");
    }
}
