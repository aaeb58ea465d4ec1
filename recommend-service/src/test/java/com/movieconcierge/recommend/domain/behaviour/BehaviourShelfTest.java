package com.movieconcierge.recommend.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.LearnedWorld;
import com.movieconcierge.recommend.TestWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BehaviourShelfTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final List<BehaviourPart> OLD = parts(1, 100);
    private static final List<BehaviourPart> NEW = parts(2, 200);

    private final List<@Nullable ModelRef> served = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final BehaviourShelf shelf =
            new BehaviourShelf(next -> served.add(next == null ? null : next.model()), unusable::add);

    private static List<BehaviourPart> parts(long seed, long fittedAt) {
        return LearnedWorld.parts(LearnedWorld.model(WORLD, seed), Instant.ofEpochSecond(fittedAt), 5_000);
    }

    private static ModelRef model(List<BehaviourPart> parts) {
        return parts.get(0).model();
    }

    private void put(List<BehaviourPart> parts) {
        parts.forEach(part -> shelf.change(part.key(), part));
    }

    private void remove(List<BehaviourPart> parts) {
        parts.forEach(part -> shelf.change(part.key(), null));
    }

    @Test
    void nothingServesUntilTheLogHasBeenReadAndThenTheNewest() {
        put(OLD);
        put(NEW);
        assertThat(served).isEmpty();
        assertThat(shelf.isRead()).isFalse();
        shelf.read(keys(OLD, NEW));
        assertThat(served).containsExactly(model(NEW));
        assertThat(shelf.isRead()).isTrue();
    }

    @Test
    void aModelServesOnceItIsWholeInAnyOrderOfItsParts() {
        put(OLD);
        shelf.read(keys(OLD, List.of()));
        assertThat(OLD).hasSizeGreaterThan(2);
        for (int part = NEW.size() - 1; part >= 0; part--) {
            assertThat(served).containsExactly(model(OLD));
            shelf.change(NEW.get(part).key(), NEW.get(part));
        }
        assertThat(served).containsExactly(model(OLD), model(NEW));
        remove(OLD);
        assertThat(served).hasSize(2);
    }

    @Test
    void whatTheOperatorWantsServesAndTheNewestAgainWhenTheyDoNot() {
        put(OLD);
        put(NEW);
        shelf.read(keys(OLD, NEW));
        shelf.want(model(OLD));
        shelf.want(new ModelRef("next-film", "not-here"));
        shelf.want(model(OLD));
        shelf.want(null);
        assertThat(served).containsExactly(model(NEW), model(OLD), model(NEW), model(OLD), model(NEW));
    }

    @Test
    void aModelThatIsTakenBackHandsOverToTheOneBeforeItAndThenToNone() {
        put(OLD);
        put(NEW);
        shelf.read(keys(OLD, NEW));
        remove(NEW);
        remove(OLD);
        assertThat(served).containsExactly(model(NEW), model(OLD), null);
    }

    @Test
    void aReadingAnewDropsWhatTheLogNoLongerTellsOf() {
        put(OLD);
        put(NEW);
        shelf.read(keys(OLD, NEW));
        shelf.read(keys(OLD, List.of()));
        assertThat(served).containsExactly(model(NEW), model(OLD));
    }

    @Test
    void partsThatDoNotMakeTheModelAreSaidToBeUnusableAndTheOthersServe() {
        put(OLD);
        put(NEW);
        BehaviourPart last = NEW.get(NEW.size() - 1);
        byte[] broken = last.slice().clone();
        broken[broken.length - 1]++;
        shelf.change(last.key(), new BehaviourPart(last.model(), last.part(), last.parts(), broken, last.report()));
        shelf.read(keys(OLD, NEW));
        assertThat(served).containsExactly(model(OLD));
        assertThat(unusable).singleElement().asString().contains(model(NEW).toString(), "its parts make");
    }

    private static Set<String> keys(List<BehaviourPart> some, List<BehaviourPart> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(BehaviourPart::key)
                .collect(Collectors.toSet());
    }
}
