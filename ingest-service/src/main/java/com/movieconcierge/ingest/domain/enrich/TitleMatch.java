package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.MovieLensTitle;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.kernel.TextFolding;
import com.movieconcierge.model.Film;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the films that a search names is the one that is meant: the only one with its title, letter for letter but
 * for what {@link TextFolding} evens out, whose year is its own, or else next to its own. Anything less is no match; nothing is
 * guessed.
 *
 * @param names as they can be searched for, the likeliest first: of {@code "Léon: The Professional (a.k.a. The
 *     Professional) (Léon)"} the title without its parentheses, then what stands in them
 * @param year null where nobody knows; then the title has to be unique
 */
public record TitleMatch(List<String> names, @Nullable Integer year) {
    /** Festivals come before cinemas, and databases count from different ones. */
    private static final int YEARS_APART = 1;

    private static final int MOST_NAMES = 4;
    private static final Pattern TRAILING = Pattern.compile("^(.+?)((?:\\s*\\([^()]*\\))+)$");
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern ALSO_KNOWN_AS =
            Pattern.compile("^(?:a\\.?k\\.?a\\.?|or)\\s+", Pattern.CASE_INSENSITIVE);

    public static TitleMatch of(Film film) {
        MovieLensTitle title = MovieLensTitle.parse(film.title());
        var names = new LinkedHashSet<String>();
        Matcher trailing = TRAILING.matcher(title.title());
        if (trailing.matches()) {
            names.add(trailing.group(1));
            PARENTHESES
                    .matcher(trailing.group(2))
                    .results()
                    .map(found -> ALSO_KNOWN_AS.matcher(found.group(1).strip()).replaceFirst(""))
                    .map(alias -> MovieLensTitle.parse(alias).title())
                    .filter(alias -> !TextFolding.fold(alias).isEmpty())
                    .forEach(names::add);
        }
        names.add(title.title());
        return new TitleMatch(
                names.stream().limit(MOST_NAMES).toList(), film.year() == null ? title.year() : film.year());
    }

    /** The one that is meant; empty where none or more than one can be. */
    public Optional<Candidate> choose(Collection<Candidate> candidates) {
        Set<String> wanted = names.stream().map(TextFolding::fold).collect(Collectors.toSet());
        var named = new LinkedHashMap<String, Candidate>();
        candidates.stream().filter(one -> one.isCalled(wanted)).forEach(one -> named.putIfAbsent(one.id(), one));
        Integer known = year;
        if (known == null) {
            return only(named.values().stream());
        }
        List<Candidate> sameYear =
                named.values().stream().filter(one -> one.yearsFrom(known) == 0).toList();
        return only(
                sameYear.isEmpty()
                        ? named.values().stream().filter(one -> one.yearsFrom(known) <= YEARS_APART)
                        : sameYear.stream());
    }

    private static Optional<Candidate> only(Stream<Candidate> candidates) {
        List<Candidate> all = candidates.toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
