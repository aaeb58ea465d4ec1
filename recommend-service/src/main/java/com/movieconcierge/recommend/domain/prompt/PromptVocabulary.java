package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.search.FilmTerms;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import com.movieconcierge.recommend.domain.search.TitleLinks;
import com.movieconcierge.recommend.domain.search.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What can be said about films here: the catalogue's own terms and the lexicon's. Any spelling finds the one they use. */
public record PromptVocabulary(Lexicon lexicon, FilmTerms terms, TitleLinks titles, ToDoubleFunction<Film> popularity) {
    public Optional<SeedFilm> film(String movieId) {
        return terms.film(movieId).map(SeedFilm::of);
    }

    /** The film of a title, typos forgiven. */
    public Optional<SeedFilm> titled(String title, @Nullable Integer year) {
        String folded = Words.folded(title);
        return titles.exactly(folded, year, popularity)
                .or(() -> titles.exactly(folded, null, popularity))
                .or(() -> titles.nearly(folded, year, popularity))
                .map(SeedFilm::of);
    }

    /** The film of exactly this title and year. */
    Optional<SeedFilm> exactly(String title, @Nullable Integer year) {
        return year == null
                ? Optional.empty()
                : titles.exactly(Words.folded(title), year, popularity).map(SeedFilm::of);
    }

    public Optional<String> person(String name) {
        String folded = Words.folded(name);
        return terms.known(Term.PERSON, folded).or(() -> terms.nearest(folded));
    }

    public Optional<String> genre(String name) {
        return entry(Lexicon.Kind.GENRE, name).or(() -> terms.known(Term.GENRE, Words.folded(name)));
    }

    public Optional<String> mood(String name) {
        return entry(Lexicon.Kind.MOOD, name);
    }

    public Optional<String> keyword(String name) {
        return terms.known(Term.KEYWORD, Words.folded(name));
    }

    /** ISO 639-1, from that or from a name. */
    public Optional<String> language(String name) {
        return entry(Lexicon.Kind.LANGUAGE, name).or(() -> terms.known(Term.LANGUAGE, Words.folded(name)));
    }

    private Optional<String> entry(Lexicon.Kind kind, String name) {
        return lexicon.named(kind, name)
                .or(() -> lexicon.said(Words.folded(name)).stream()
                        .filter(entry -> entry.kind() == kind)
                        .findFirst())
                .map(Lexicon.Entry::name);
    }

    /** Ids of the films in a language; none where none is asked for. */
    Set<String> inLanguage(@Nullable String code) {
        return code == null ? Set.of() : carriers(Term.LANGUAGE, code);
    }

    /** Ids of the films that carry a term; of a genre, under all names it goes by. */
    Set<String> carriers(Term term, String name) {
        return terms.carriers(term, name);
    }

    Set<String> carriers(Term term, List<String> names) {
        Set<String> films = new HashSet<>();
        names.forEach(name -> films.addAll(terms.carriers(term, name)));
        return films;
    }

    Optional<Lexicon.Entry> entryOf(String mood) {
        return lexicon.named(Lexicon.Kind.MOOD, mood);
    }
}
