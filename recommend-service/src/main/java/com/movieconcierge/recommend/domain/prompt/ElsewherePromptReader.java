package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.SeedFilm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has films that a prompt names and the catalogue lacks looked up elsewhere: one that is found is a seed like those of the
 * catalogue, any other is left to the sentence vector, and the reading says why.
 */
public record ElsewherePromptReader(PromptReader reader, FilmsElsewhere films, PromptVocabulary vocabulary)
        implements PromptReader {
    @Override
    public Reading read(String prompt, Context context) {
        Reading reading = reader.read(prompt, context);
        List<Draft.Title> titles =
                reading.unknown().stream().distinct().limit(FilmsElsewhere.MOST).toList();
        if (titles.isEmpty()) {
            return reading;
        }
        Map<Draft.Title, FilmsElsewhere.Answer> answers = films.find(titles);
        Understanding understood = reading.understood();
        Set<String> lacking = new LinkedHashSet<>();
        for (Draft.Title title : titles) {
            FilmsElsewhere.Answer answer = answers.get(title);
            if (answer == null) {
                continue;
            }
            FilmsElsewhere.Found found = answer.found();
            if (found != null) {
                understood = with(understood, title, found);
            } else if (answer.lacking() != null) {
                lacking.add(answer.lacking());
            }
        }
        List<String> degraded = new ArrayList<>(reading.degraded());
        degraded.addAll(lacking);
        return new Reading(
                new Restatement(vocabulary.lexicon()).restated(understood), reading.reader(), degraded, List.of());
    }

    /** The film may be here after all, under the name that the database has for it. */
    private Understanding with(Understanding understood, Draft.Title title, FilmsElsewhere.Found found) {
        SeedFilm seed = vocabulary
                .exactly(found.film().title(), found.film().year())
                .orElseGet(() -> SeedFilm.of(found.film()));
        // The year beside a title is the film's, not what the others should be from.
        Era era = understood.era();
        boolean isOfTheTitle = era != null && title.year() != null && era.equals(new Era(title.year(), title.year()));
        return new Understanding(
                "",
                understood.wanted().and(Aspects.film(seed)),
                understood.mustNots(),
                understood.less(),
                isOfTheTitle ? null : era,
                understood.language(),
                understood.limit(),
                (" " + understood.words() + " ")
                        .replace(" " + title.title() + " ", " ")
                        .strip());
    }
}
