package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.domain.films.SharedFacts;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.Intent;
import com.movieconcierge.recommend.domain.pipeline.Intent.Attribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** An understood prompt as a question. */
final class PromptIntent implements Intent {
    private static final List<PromptQuery.Kind> WISHED =
            List.of(PromptQuery.Kind.PERSON, PromptQuery.Kind.GENRE, PromptQuery.Kind.MOOD, PromptQuery.Kind.KEYWORD);

    private final IndexSnapshot index;
    private final Understanding understood;
    private final List<PromptQuery.Part> parts;
    private final PromptQuery.Mixed mixed;
    private final RowSet ruledOut;
    /** Ids of the films in the wanted language; empty when any will do. */
    private final Set<String> inLanguage;

    private final Restatement restatement;

    PromptIntent(PromptVocabulary vocabulary, IndexSnapshot index, Understanding understood, PromptQuery query) {
        this.index = index;
        this.understood = understood;
        this.parts = query.parts();
        this.mixed = query.mixed();
        this.ruledOut = query.ruledOut(understood);
        this.inLanguage = vocabulary.inLanguage(understood.language());
        this.restatement = new Restatement(vocabulary.lexicon());
    }

    @Override
    public QueryVector vector() {
        return mixed.vector();
    }

    @Override
    public boolean admits(int row) {
        Film film = index.film(row);
        Era era = understood.era();
        return !ruledOut.contains(row)
                && (inLanguage.isEmpty() || inLanguage.contains(film.movieId()))
                && (era == null || era.contains(film.year()))
                && understood.mustNots().eras().stream().noneMatch(not -> not.contains(film.year()));
    }

    /** One of each kind, then all of it; what is surest about a film first. */
    @Override
    public List<IntPredicate> wishes() {
        List<IntPredicate> wishes = new ArrayList<>();
        for (PromptQuery.Kind kind : WISHED) {
            List<PromptQuery.Part> wanted = parts.stream()
                    .filter(part -> part.kind() == kind && part.weight() > 0)
                    .toList();
            if (!wanted.isEmpty()) {
                wishes.add(
                        row -> wanted.stream().anyMatch(part -> part.carriers().contains(row)));
                wishes.add(
                        row -> wanted.stream().allMatch(part -> part.carriers().contains(row)));
            }
        }
        return wishes;
    }

    @Override
    public Attribution attribution(RowScanner scanner, double beta) {
        List<Modality> modalities = index.layout().blocks().stream()
                .map(BlockLayout.Block::modality)
                .toList();
        List<Shares.Term> terms = parts.stream().map(PromptQuery.Part::term).toList();
        return row -> {
            double[] content = new double[modalities.size()];
            double[][] shares = new double[parts.size()][modalities.size()];
            for (int k = 0; k < content.length; k++) {
                content[k] = index.dot(mixed.vector().blocks().get(k), row, k);
                double norm = mixed.norms()[k];
                for (int i = 0; norm > 0 && i < shares.length; i++) {
                    PromptQuery.Part part = parts.get(i);
                    shares[i][k] =
                            part.weight() / norm * index.dot(part.directions().get(k), row, k);
                }
            }
            return new Shares(modalities, content, terms, shares, beta * index.centredPrior(row), true);
        };
    }

    /** Names what the film carries of what was asked for, and what it shares with the film that was named. */
    @Override
    public String reason(int row, Shares shares) {
        Aspects carried = Aspects.NONE;
        Film like = null;
        for (Contribution reason : shares.reasons()) {
            if (reason.film() != null) {
                // A rated one is not what was asked for.
                like = like == null && reason.rating() == null ? reason.film() : like;
            } else {
                carried = carried.and(carried(row, String.valueOf(reason.word())));
            }
        }
        String asked = carried.isEmpty() ? "" : restatement.asked(carried);
        if (like == null) {
            return asked.isEmpty() ? "Close to what you describe" : "Because you asked for " + asked;
        }
        String start = asked.isEmpty() ? "Because you like '" : "Because you asked for " + asked + ", and like '";
        String shared = SharedFacts.of(index.film(row), like).orElse("a similar story");
        return start + like.title() + "': " + shared;
    }

    private Aspects carried(int row, String word) {
        return parts.stream()
                .filter(part -> word.equals(part.term().word())
                        && part.weight() > 0
                        && part.carriers().contains(row))
                .findFirst()
                .map(part -> part.kind().aspects.apply(word))
                .orElse(Aspects.NONE);
    }
}
