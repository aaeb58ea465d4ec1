package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.StatedWorld;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions.RememberedQuestions;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions.StatedQuestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedQuestionsTest {
    private final StatedWorld world = new StatedWorld();
    private final List<String> made = new ArrayList<>();
    private final StatedQuestions questions = new RememberedQuestions(
            (statement, index) -> {
                made.add(statement.wanted().genres().get(0));
                return world.prompts.asked(statement, index);
            },
            2);
    private final StatedTaste westerns = world.stated("westerns", Duration.ZERO);
    private final StatedTaste comedies = world.stated("comedies", Duration.ZERO);
    private final StatedTaste thrillers = world.stated("thrillers", Duration.ZERO);

    @Test
    void whatWasUsedLastIsNotMadeAgain() {
        IndexSnapshot index = world.index.snapshot();
        Intent first = questions.asked(westerns, index);
        questions.asked(comedies, index);
        assertThat(questions.asked(world.stated("westerns", Duration.ZERO), index))
                .isSameAs(first);
        questions.asked(thrillers, index);
        assertThat(questions.asked(westerns, index)).isSameAs(first);
        questions.asked(comedies, index);
        assertThat(made).containsExactly("Western", "Comedy", "Thriller", "Comedy");
    }

    @Test
    void anotherStateOfTheCatalogueIsAskedAnew() {
        questions.asked(westerns, world.index.snapshot());
        world.index.apply(StatedWorld.WORLD.changes());
        IndexSnapshot changed = world.index.snapshot();
        assertThat(questions.asked(westerns, changed).vector().layout()).isEqualTo(changed.layout());
        assertThat(made).containsExactly("Western", "Western");
    }
}
