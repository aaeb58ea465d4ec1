package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.recommend.domain.films.SharedFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was understood, as one sentence, made from it alone. */
record Restatement(Lexicon lexicon) {
    private static final Set<String> BEHIND = Set.of("about", "in", "with", "for", "set", "based");

    Understanding restated(Understanding understood) {
        return understood.restated(sentence(understood));
    }

    private String sentence(Understanding understood) {
        Aspects wanted = understood.wanted();
        List<String> parts = new ArrayList<>();
        if (understood.limit() != null) {
            parts.add(understood.limit() == 1 ? "One:" : "The best " + understood.limit() + ":");
        }
        if (understood.language() != null) {
            parts.add(phrase(Lexicon.Kind.LANGUAGE, understood.language()));
        }
        parts.add(asked(wanted));
        add(parts, "like ", titles(wanted));
        if (understood.era() != null) {
            parts.add(era(understood.era()));
        }
        add(
                parts,
                "but nothing ",
                phrases(Lexicon.Kind.MOOD, understood.mustNots().moods()));
        add(parts, "without ", names(understood.mustNots()));
        add(parts, "but less ", phrases(Lexicon.Kind.MOOD, understood.less().moods()));
        add(parts, "with less of ", names(understood.less()));
        if (!understood.words().isEmpty()) {
            parts.add("as in '" + understood.words() + "'");
        }
        String sentence = String.join(" ", parts);
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    /** "slow-burn thrillers about heists by Michael Mann". */
    String asked(Aspects wanted) {
        List<String> moods = phrases(Lexicon.Kind.MOOD, wanted.moods());
        List<String> parts = new ArrayList<>();
        String adjectives = String.join(
                ", ", moods.stream().filter(phrase -> !isBehind(phrase)).toList());
        if (!adjectives.isEmpty()) {
            parts.add(adjectives);
        }
        String genres = SharedFacts.joined(phrases(Lexicon.Kind.GENRE, wanted.genres()));
        parts.add(genres.isEmpty() ? "films" : genres);
        moods.stream().filter(Restatement::isBehind).forEach(parts::add);
        add(parts, "about ", wanted.keywords());
        add(parts, "with or by ", wanted.people());
        return String.join(" ", parts);
    }

    /** "about robots" stands behind the noun. */
    private static boolean isBehind(String phrase) {
        return BEHIND.contains(phrase.substring(0, Math.max(0, phrase.indexOf(' '))));
    }

    private List<String> names(Aspects aspects) {
        return Stream.of(
                        phrases(Lexicon.Kind.GENRE, aspects.genres()),
                        aspects.keywords(),
                        aspects.people(),
                        titles(aspects),
                        aspects.languages().stream()
                                .map(code -> phrase(Lexicon.Kind.LANGUAGE, code) + " films")
                                .toList(),
                        aspects.eras().stream().map(era -> "films " + era(era)).toList())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> phrases(Lexicon.Kind kind, List<String> names) {
        return names.stream().map(name -> phrase(kind, name)).toList();
    }

    private String phrase(Lexicon.Kind kind, String name) {
        return lexicon.named(kind, name).map(Lexicon.Entry::phrase).orElse(name);
    }

    private static List<String> titles(Aspects aspects) {
        return aspects.films().stream().map(seed -> "'" + seed.title() + "'").toList();
    }

    private static String era(Era era) {
        @Nullable Integer from = era.from();
        @Nullable Integer to = era.to();
        if (from == null) {
            return to == null ? "of any year" : "up to " + to;
        }
        return to == null ? "from " + from + " on" : from.equals(to) ? "from " + from : "from " + from + " to " + to;
    }

    private static void add(List<String> parts, String start, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(start + SharedFacts.joined(names));
        }
    }
}
