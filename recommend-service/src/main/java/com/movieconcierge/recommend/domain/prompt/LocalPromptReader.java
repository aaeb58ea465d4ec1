package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.prompt.Numerals.CountReader;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Understands prompts with a lexicon and the catalogue alone: the same prompt on the same catalogue and day gives the same.
 * Names first, so that nothing is read into them; then what is wanted and what is not; then, the longest phrase first, what
 * each word says. What is left is for the sentence vector.
 */
public final class LocalPromptReader implements PromptReader {
    /** The name in answers. */
    public static final String NAME = "local";

    private final Lexicon lexicon;
    private final TitleReader titles;
    private final NameReader names;
    private final EraReader eras;
    private final CountReader counts;
    private final WordReader words;
    private final Restatement restatement;

    /** @param popularity of a film, any scale: of namesakes the better known is meant */
    public LocalPromptReader(
            Lexicon lexicon,
            TitleLinks titles,
            FilmTerms terms,
            CommonWords common,
            ToDoubleFunction<Film> popularity,
            Clock clock) {
        this.lexicon = lexicon;
        this.titles = new TitleReader(titles, common, terms, lexicon, popularity);
        this.names = new NameReader(terms, common, lexicon);
        this.eras = new EraReader(clock, lexicon);
        this.counts = new CountReader(lexicon);
        this.words = new WordReader(terms, lexicon);
        this.restatement = new Restatement(lexicon);
    }

    @Override
    public Reading read(String prompt, Context context) {
        Scan scan = new Scan(PromptText.cleaned(prompt));
        List<TitleReader.Link> links = titles.read(scan);
        scan.settle();
        links.forEach(link -> scan.found(scan.polarity(link.from()), Aspects.film(SeedFilm.of(link.film()))));
        FollowUp.read(scan, context);
        names.read(scan);
        counts.read(scan);
        eras.read(scan);
        words.read(scan);
        Understanding said = scan.understanding(lexicon);
        Aspects never = WordReader.never(lexicon, said.wanted());
        Understanding read =
                said.edited(new Understanding("", Aspects.NONE, never, Aspects.NONE, null, null, null, ""));
        Understanding before = context.before();
        Understanding understood = before == null ? read : before.edited(read);
        return new Reading(restatement.restated(understood), NAME, List.of(), scan.unknownTitles());
    }
}
