package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.StatedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a prompt leaves behind of a viewer. */
class ConversationTest {
    private final StatedWorld world = new StatedWorld();

    @Test
    void ofAViewerWhatWasUnderstoodIsKeptAndTheLaterPromptReplacesIt() {
        assertThat(world.ask("westerns", "ava").stated()).isTrue();
        assertThat(world.ask("comedies", "ava").stated()).isTrue();
        assertThat(world.statements.kept.get("ava").wanted().genres()).containsExactly("Comedy");
    }

    @Test
    void ofNobodyNothingIsKept() {
        assertThat(world.ask("westerns", null).stated()).isFalse();
        assertThat(world.statements.kept).isEmpty();
    }

    @Test
    void mereWordsAreNotKeptAndReplaceNothing() {
        world.ask("westerns", "ava");
        Conversation.Reply reply = world.ask("something about lighthouses", "ava");
        assertThat(reply.stated()).isFalse();
        assertThat(reply.degraded()).doesNotContain(Conversation.NOT_KEPT);
        assertThat(world.statements.kept.get("ava").wanted().genres()).containsExactly("Western");
    }

    @Test
    void whatCannotBeKeptIsAnsweredAllTheSame() {
        world.statements.goAway();
        Conversation.Reply reply = world.ask("westerns", "ava");
        assertThat(reply.stated()).isFalse();
        assertThat(reply.degraded()).contains(Conversation.NOT_KEPT);
        assertThat(reply.list().list()).isNotEmpty();
    }

    @Test
    void whatTheViewerHasSeenIsLeftOutWhereTheirProfileCanBeRead() {
        List<String> all = ids(world.ask("westerns", null).list());
        int best = Integer.parseInt(all.get(0).substring(1));
        world.profiles.put(WORLD.taste("ava", List.of(new Verdict(best, 5.0)), 100, 1));
        assertThat(ids(world.ask("westerns", "ava").list())).doesNotContain(WORLD.id(best));

        world.profiles.goAway();
        Conversation.Reply reply = world.ask("westerns", "ava");
        assertThat(reply.degraded()).contains(StoredTasteHydrator.PROFILES_UNAVAILABLE);
        assertThat(reply.stated()).isTrue();
        assertThat(ids(reply.list())).isEqualTo(all);
    }

    private static List<String> ids(Recommendations list) {
        return list.list().stream()
                .map(Recommendation::film)
                .map(film -> film.movieId())
                .toList();
    }
}
