package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.search.CommonWords;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A dozen films whose titles are easily taken for something else. */
final class SmallCatalogue {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    final Lexicon lexicon = Lexicon.carried();
    final TitleSearch search = new TitleSearch();
    final CommonWords common = new CommonWords();
    final FilmTerms terms = new FilmTerms();
    final TitleLinks titles = new TitleLinks(search, common);
    final PromptVocabulary vocabulary = new PromptVocabulary(lexicon, terms, titles, film -> 0);
    final LocalPromptReader reader = new LocalPromptReader(lexicon, titles, terms, common, film -> 0, CLOCK);

    static List<Film> films() {
        return List.of(
                film("1", "Inception", 2010, "en", "Christopher Nolan", "dream", "heist"),
                film("2", "The Shawshank Redemption", 1994, "en", "Frank Darabont", "prison", "friendship"),
                film("3", "Heat", 1995, "en", "Michael Mann", "heist", "los angeles"),
                film("4", "Up", 2009, "en", "Pete Docter", "balloon", "aging"),
                film("5", "Her", 2013, "en", "Spike Jonze", "loneliness", "artificial intelligence"),
                film("6", "No Country for Old Men", 2007, "en", "Joel Coen", "chase", "texas"),
                film("7", "Dark City", 1998, "en", "Alex Proyas", "memory", "neo-noir"),
                film("8", "Beauty and the Beast", 1991, "en", "Gary Trousdale", "castle", "magic"),
                film("9", "Beauty and the Beast", 2017, "en", "Bill Condon", "castle", "magic"),
                film("10", "Memories of Murder", 2003, "ko", "Bong Joon-ho", "serial killer", "folk horror"),
                film("11", "The Lord of the Rings: The Two Towers", 2002, "en", "Peter Jackson", "quest", "sword"),
                film("12", "Drive", 2011, "en", "Nicolas Winding Refn", "chase", "new york"));
    }

    SmallCatalogue() {
        for (Film film : films()) {
            List.of(search, common, terms, titles).forEach(lookup -> lookup.put(film));
        }
    }

    Understanding read(String prompt) {
        return reader.read(prompt, PromptReader.Context.FIRST).understood();
    }

    private static Film film(String id, String title, int year, String language, String director, String... keywords) {
        return Film.builder(id, title)
                .year(year)
                .genres(List.of("Drama", "Thriller"))
                .keywords(List.of(keywords))
                .synopsis(
                        "They drive up in the heat of the night, her and him; it is a dark city, and the heat never ends. They drive on.")
                .directors(List.of(director))
                .cast(List.of("Michael York", "Actor " + id))
                .originalLanguage(language)
                .build();
    }
}
