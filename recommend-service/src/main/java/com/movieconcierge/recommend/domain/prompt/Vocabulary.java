package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.film.FilmTerms;
import com.movieconcierge.recommend.domain.film.FilmTerms.Term;
import com.movieconcierge.recommend.domain.film.TitleLinks;
import com.movieconcierge.recommend.domain.film.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What can be said about films here: the catalogue's own terms and the lexicon's. Any spelling finds the one they use. */
public final class Vocabulary {
    private final Lexicon lexicon;
    private final FilmTerms terms;
    private final TitleLinks titles;
    private final ToDoubleFunction<Film> popularity;

    public Vocabulary(Lexicon lexicon, FilmTerms terms, TitleLinks titles, ToDoubleFunction<Film> popularity) {
        this.lexicon = lexicon;
        this.terms = terms;
        this.titles = titles;
        this.popularity = popularity;
    }

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

    /** Ids of the films of a genre, under all names it goes by. */
    Set<String> ofGenre(String name) {
        return terms.carriers(Term.GENRE, name);
    }

    Set<String> withKeyword(String name) {
        return terms.carriers(Term.KEYWORD, name);
    }

    Set<String> withPerson(String name) {
        return terms.carriers(Term.PERSON, name);
    }

    Set<String> inLanguage(String code) {
        return terms.carriers(Term.LANGUAGE, code);
    }

    Set<String> carriers(Term term, List<String> names) {
        Set<String> films = new HashSet<>();
        names.forEach(name -> films.addAll(terms.carriers(term, name)));
        return films;
    }

    Optional<Lexicon.Entry> entryOf(String mood) {
        return lexicon.named(Lexicon.Kind.MOOD, mood);
    }

    Lexicon lexicon() {
        return lexicon;
    }
}
