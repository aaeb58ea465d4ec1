package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.Conversation;
import com.movieconcierge.recommend.FakeProfiles;
import com.movieconcierge.recommend.FakeRequests;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.Uncounted;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.ExactExplainer;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.SentenceVectors;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prompts answered on a made-up catalogue, everything real but the sentence vectors and what lies elsewhere. */
final class PromptWorld {
    static final TestWorld WORLD = TestWorld.small();
    static final DnaIndex INDEX = WORLD.index();

    private static final Clock CLOCK = Clock.fixed(TestWorld.NOW, ZoneOffset.UTC);
    private static final Lexicon LEXICON = Lexicon.carried();

    private final Conversation conversation;

    PromptWorld(SentenceVectors sentences, FilmsElsewhere elsewhere) {
        var search = new TitleSearch();
        var common = new CommonWords();
        var terms = new FilmTerms();
        var titles = new TitleLinks(search, common);
        WORLD.films().forEach(film -> List.of(search, common, terms, titles).forEach(lookup -> lookup.put(film)));
        var crowd = new PopularityBaseline(TestWorld.LAW.trendingHalfLife());
        var pipeline = new RecommendationPipeline(
                request -> {
                    throw new IllegalStateException("no viewer asks here");
                },
                new LawScorer(RowScanner.best(), TestWorld.LAW.beta(), crowd),
                new DiversitySelector(TestWorld.LISTS.rotation()),
                new Explorer(
                        new LawScorer(RowScanner.best(), TestWorld.LAW.beta(), crowd), TestWorld.LISTS.exploration()),
                new ExactExplainer(RowScanner.best(), TestWorld.LAW.beta(), 10, Uncounted.NONE),
                Uncounted.NONE,
                CLOCK);
        var vocabulary = new PromptVocabulary(LEXICON, terms, titles, film -> 0);
        var hydrator = new PromptHydrator(INDEX::snapshot, () -> true, vocabulary, sentences, elsewhere, crowd, CLOCK);
        var reader = new LocalPromptReader(LEXICON, titles, terms, common, film -> 0, CLOCK);
        conversation = new Conversation(
                new ElsewherePromptReader(reader, elsewhere, vocabulary),
                hydrator,
                pipeline,
                new FakeProfiles(),
                new StatedPrompts(vocabulary, CLOCK, () -> "said"),
                new FakeRequests());
    }

    Conversation.Reply ask(String prompt, @Nullable Understanding before, int limit) {
        return conversation.ask(prompt, before, limit, new Conversation.Asker("me", null));
    }
}
