package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.adapter.redis.ProfileScript.Step;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import com.movieconcierge.schemas.RedisLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileScriptTest {
    private static final long OWNER = 1000;

    @Test
    void noScriptTakesMoreThanABoundedNumberOfFilms() {
        List<Step> steps = ProfileScript.steps(full(20_000));
        assertThat(steps).hasSize(20_000 / ProfileScript.MOST_FILMS + 1);
        assertThat(steps).allSatisfy(step -> assertThat(step.arguments().length / 2)
                .isLessThanOrEqualTo(ProfileScript.MOST_FILMS + 4));
        assertThat(steps.subList(0, steps.size() - 1)).allSatisfy(step -> assertThat(step.keys())
                .as("readers look elsewhere until all is there")
                .containsExactly(RedisLayout.stagedKey("ann", OWNER)));
        assertThat(steps.get(steps.size() - 1).script()).isEqualTo(ProfileScript.SAVE);
    }

    @Test
    void fewFilmsAreWrittenAtOnce() {
        assertThat(ProfileScript.steps(full(ProfileScript.MOST_FILMS))).hasSize(1);
    }

    private static Save full(int films) {
        List<Seen> seen = IntStream.range(0, films)
                .mapToObj(i -> new Seen("film-" + i, Optional.of(4.0), 7))
                .toList();
        return new Save(new Write("ann", 0, 3, 3, 7, new byte[0], seen, true), OWNER);
    }
}
