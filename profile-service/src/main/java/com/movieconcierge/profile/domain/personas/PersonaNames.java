package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.profile.domain.personas.ClusterStatistics.Evidence;
import com.movieconcierge.profile.domain.personas.Feature.Kind;
import com.movieconcierge.profile.domain.personas.Vocabulary.Words;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names out of evidence: "The", a word for one feature, a noun for another or the same. Both come from what the viewers
 * like more than others, so a name never says what the evidence does not. The same evidence, the same name.
 */
record PersonaNames(Vocabulary vocabulary) {
    /** How many genres, eras and keywords are shown and named after. */
    private static final int MOST_GENRES = 4;

    private static final int MOST_ERAS = 3;
    private static final int MOST_KEYWORDS = 6;
    private static final int KEYWORDS_IN_SENTENCE = 3;
    /** A keyword is on far fewer films than a genre, so its share is small where it tells much. */
    private static final double KEYWORD_FACTOR = 3;
    /** From here on an era is what tells these viewers most. */
    private static final double STRONG_ERA = 1.6;

    private static final String WITHOUT_EVIDENCE = "The All-Rounder";

    /** A name that none of {@code taken} is; {@code former} stays as long as the evidence bears it. */
    String name(List<Evidence> evidence, Optional<String> former, Set<String> taken) {
        Set<String> names = candidates(shown(evidence));
        Optional<String> kept = former.filter(names::contains).filter(name -> !taken.contains(name));
        return kept.or(() ->
                        names.stream().filter(name -> !taken.contains(name)).findFirst())
                .orElseGet(() -> numbered(taken));
    }

    List<Evidence> shown(List<Evidence> evidence) {
        return Stream.of(
                        ofKind(evidence, Kind.GENRE).limit(MOST_GENRES),
                        ofKind(evidence, Kind.ERA).limit(MOST_ERAS),
                        ofKind(evidence, Kind.KEYWORD).limit(MOST_KEYWORDS))
                .flatMap(best -> best)
                .sorted(Comparator.comparingDouble(PersonaNames::rank).reversed())
                .toList();
    }

    /** The evidence in words; empty without any. */
    String sentence(List<Evidence> evidence) {
        List<Evidence> shown = shown(evidence);
        List<String> parts = Stream.of(Kind.GENRE, Kind.ERA)
                .flatMap(kind -> ofKind(shown, kind).limit(1))
                .map(this::times)
                .toList();
        List<String> keywords = ofKind(shown, Kind.KEYWORD)
                .limit(KEYWORDS_IN_SENTENCE)
                .map(one -> one.feature().name())
                .toList();
        String films = parts.isEmpty() ? "" : "Likes " + String.join(" and ", parts) + " as others";
        String words = keywords.isEmpty() ? "" : "keywords: " + String.join(", ", keywords);
        return Stream.of(films, words).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private String times(Evidence evidence) {
        Feature feature = evidence.feature();
        String films = feature.kind() == Kind.ERA
                ? "films of the " + feature.name()
                : vocabulary.words(feature).films().orElse(feature.name() + " films");
        return String.format(Locale.ROOT, "%.1f times as many %s", evidence.lift(), films);
    }

    private Stream<Evidence> ofKind(List<Evidence> evidence, Kind kind) {
        return evidence.stream().filter(one -> one.feature().kind() == kind && !vocabulary.isMute(one.feature()));
    }

    private Set<String> candidates(List<Evidence> shown) {
        List<Words> eras =
                words(shown.stream().filter(one -> one.feature().kind() == Kind.ERA && one.lift() >= STRONG_ERA));
        List<Words> themes = words(shown.stream().filter(one -> one.feature().kind() != Kind.ERA));
        boolean eraLeads = shown.stream()
                .filter(one -> vocabulary.words(one.feature()).word().isPresent())
                .findFirst()
                .filter(one -> one.feature().kind() == Kind.ERA && one.lift() >= STRONG_ERA)
                .isPresent();
        Set<String> names = new LinkedHashSet<>();
        if (eraLeads) {
            combine(eras, themes, names);
        }
        themes.forEach(theme -> combine(List.of(theme), List.of(theme), names));
        combine(themes, themes, names);
        combine(eras, themes, names);
        combine(eras, eras, names);
        return names;
    }

    private List<Words> words(Stream<Evidence> evidence) {
        return evidence.map(one -> vocabulary.words(one.feature())).toList();
    }

    private static void combine(List<Words> fronts, List<Words> backs, Set<String> names) {
        for (Words front : fronts) {
            for (Words back : backs) {
                String word = front.word().orElse(null);
                String noun = back.noun().orElse(null);
                if (word != null && noun != null && !Objects.equals(word, noun)) {
                    names.add("The " + word + " " + noun);
                }
            }
        }
    }

    private static double rank(Evidence evidence) {
        return evidence.tells() * (evidence.feature().kind() == Kind.KEYWORD ? KEYWORD_FACTOR : 1);
    }

    private static String numbered(Set<String> taken) {
        String name = WITHOUT_EVIDENCE;
        for (int number = 2; taken.contains(name); number++) {
            name = WITHOUT_EVIDENCE + " " + number;
        }
        return name;
    }
}
