package com.movieconcierge.recommend;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PairExplainer;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import com.movieconcierge.recommend.domain.prompt.FilmsElsewhere;
import com.movieconcierge.recommend.domain.prompt.Lexicon;
import com.movieconcierge.recommend.domain.prompt.LocalPromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator;
import com.movieconcierge.recommend.domain.prompt.PromptReader;
import com.movieconcierge.recommend.domain.prompt.PromptVocabulary;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Viewers who state and rate, on a made-up catalogue: everything between prompt, profile and list but the logs. */
public final class StatedWorld {
    public static final TestWorld WORLD = TestWorld.small();
    private static final int LISTED = 10;
    private static final Clock CLOCK = Clock.fixed(TestWorld.NOW, ZoneOffset.UTC);
    private static final RowScanner SCANNER = RowScanner.best();

    public final DnaIndex index = WORLD.index();
    public final FakeProfiles profiles = new FakeProfiles();
    public final FakeRequests statements = new FakeRequests();
    public final StatedPrompts prompts;
    public final ViewerQuestions questions;
    private final LocalPromptReader reader;
    private final Conversation conversation;
    private final PopularityBaseline crowd = new PopularityBaseline(TestWorld.LAW.trendingHalfLife());

    public StatedWorld() {
        var search = new TitleSearch();
        var common = new CommonWords();
        var terms = new FilmTerms();
        var titles = new TitleLinks(search, common);
        WORLD.films().forEach(film -> List.of(search, common, terms, titles).forEach(lookup -> lookup.put(film)));
        var vocabulary = new PromptVocabulary(Lexicon.carried(), terms, titles, film -> 0);
        prompts = new StatedPrompts(vocabulary, CLOCK, () -> "said");
        questions = new ViewerQuestions(TestWorld.LAW, prompts);
        reader = new LocalPromptReader(Lexicon.carried(), titles, terms, common, film -> 0, CLOCK);
        var hydrator = new PromptHydrator(
                index::snapshot, () -> true, vocabulary, text -> Optional.empty(), FilmsElsewhere.NONE, crowd, CLOCK);
        conversation = new Conversation(reader, hydrator, pipeline(), profiles, prompts, statements);
    }

    private RecommendationPipeline pipeline() {
        return new RecommendationPipeline(
                new StoredTasteHydrator(profiles, taste -> index.snapshot(), () -> true, questions, crowd, CLOCK),
                new LawScorer(SCANNER, TestWorld.LAW.beta(), crowd),
                new DiversitySelector(TestWorld.LISTS.rotation()),
                new Explorer(new LawScorer(SCANNER, TestWorld.LAW.beta(), crowd), TestWorld.LISTS.exploration()),
                new ExactExplainer(SCANNER, TestWorld.LAW.beta(), LISTED, Uncounted.NONE),
                Uncounted.NONE,
                CLOCK);
    }

    public Understanding read(String prompt) {
        return reader.read(prompt, PromptReader.Context.FIRST).understood();
    }

    /** What a prompt of some time ago states. */
    public StatedTaste stated(String prompt, Duration ago) {
        StatedTaste now = prompts.statement("ava", read(prompt)).orElseThrow();
        return new StatedTaste(
                now.eventId(),
                now.userId(),
                TestWorld.NOW.minus(ago),
                now.restatement(),
                now.wanted(),
                now.less(),
                now.mustNots());
    }

    /** Has a viewer rate films, and state something now. */
    public void viewer(String userId, List<TestWorld.Verdict> verdicts, StatedTaste statement) {
        profiles.put(WORLD.taste(userId, verdicts, Integer.MAX_VALUE, verdicts.size()));
        profiles.state(userId, statement);
    }

    public Recommendations list(String userId, int limit) {
        return pipeline().recommend(RecommendationRequest.of(userId, limit));
    }

    public Conversation.Reply ask(String prompt, @Nullable String userId) {
        return conversation.ask(prompt, null, 20, new Conversation.Asker("me", userId));
    }

    public PairExplainer explainer() {
        return new PairExplainer(profiles, taste -> index.snapshot(), SCANNER, TestWorld.LAW, questions, CLOCK);
    }
}
