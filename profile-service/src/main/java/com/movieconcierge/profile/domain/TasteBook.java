package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.PopularityChange.Star;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps tastes true to the law: {@code Σ g(rᵢ)·2^((tᵢ - landmark)/h)·dnaᵢ} over the standing ratings whose DNA is known.
 *
 * <p>One more rating, a rating anew, a withdrawal or a film's first DNA costs one vector operation. A change that cannot
 * be taken out again exactly (the old DNA is gone, or rounding would show) reads all the viewer's ratings instead. What
 * holds for a film is decided by {@code (ratedAt, eventId)} alone, so any order and duplication of the log ends in the
 * same taste. The caller loads and stores the {@link Taste}; entries are stored here.
 */
public final class TasteBook {
    private final TasteLaw law;
    private final int lawVersion;
    private final RatingStore ratings;
    private final Function<String, Optional<FilmDna>> dna;
    private final Runnable onRecompute;

    /** @param onRecompute called whenever all ratings of a viewer have to be read */
    public TasteBook(TasteLaw law, RatingStore ratings, Function<String, Optional<FilmDna>> dna, Runnable onRecompute) {
        this.law = law;
        this.lawVersion = law.toString().hashCode();
        this.ratings = ratings;
        this.dna = dna;
        this.onRecompute = onRecompute;
    }

    public Taste newTaste(String userId) {
        Taste taste = new Taste(userId, new History(law.recentSize()), lawVersion);
        return ratings.erased(userId)
                .map(erased -> taste.continuing(erased.revision()))
                .orElse(taste);
    }

    /** Whether the viewer asked to be forgotten after this. */
    public boolean isErased(String userId, FilmEvent event) {
        return ratings.erased(userId).filter(erased -> erased.covers(event)).isPresent();
    }

    /** Takes down what a viewer states or takes back: the later on the log holds. False, and nothing done, for one erased since. */
    public boolean state(Taste taste, Optional<StatedTaste> stated) {
        Optional<Erased> erased = ratings.erased(taste.userId());
        if (stated.filter(said -> erased.filter(request ->
                                request.coversStatement(said.statedAt().toEpochMilli()))
                        .isPresent())
                .isPresent()) {
            return false;
        }
        taste.state(stated);
        return true;
    }

    /** Whether there is no rating of the viewer, standing or withdrawn, and no statement. */
    public boolean isUnknown(Taste taste) {
        return taste.stated().isEmpty() && ratings.of(taste.userId()).isEmpty();
    }

    /** Remembers, of a viewer of whom nothing is left, where the revisions stopped, and that readers may still have more. */
    public void markLeft(Taste taste) {
        Erased erased = ratings.erased(taste.userId()).orElse(Erased.NOTHING);
        ratings.markErased(taste.userId(), erased.withRevision(taste.revision()));
    }

    /** Takes an event into account, when it is newer than what holds for its film; else it is remembered at most. */
    public Change rate(Taste taste, String movieId, FilmEvent event) {
        String userId = taste.userId();
        Optional<RatingEntry> old = ratings.find(userId, movieId);
        FilmEvents events = old.map(entry -> entry.events().with(event)).orElseGet(() -> FilmEvents.of(event));
        if (isErased(userId, event)
                || old.filter(entry -> entry.events().equals(events)).isPresent()) {
            return Change.NONE;
        }
        if (old.filter(entry -> says(entry, events.holding())).isPresent()) {
            ratings.put(userId, old.get().with(events));
            return Change.NONE;
        }
        Optional<RatingEntry> stood = old.filter(RatingEntry::isStanding);
        boolean exact = stood.map(entry -> takeOut(taste, entry)).orElse(true);
        RatingEntry entry = new RatingEntry(movieId, events, RatingEntry.NOT_APPLIED);
        ratings.put(userId, entry.isStanding() ? putIn(taste, entry) : entry);
        keepExact(taste, exact);
        return new Change(
                List.of(new Seen(entry.movieId(), entry.rating(), entry.ratedAt())),
                stood.isEmpty() && !entry.isStanding()
                        ? List.of()
                        : List.of(
                                new PopularityChange(entry.movieId(), stood.flatMap(this::standing), standing(entry))));
    }

    /** Looks at the DNA of some of the viewer's films again; answers whether the taste changed. */
    public boolean dnaChanged(Taste taste, Collection<String> movieIds) {
        boolean exact = true;
        boolean changed = false;
        for (String movieId : movieIds) {
            RatingEntry entry = ratings.find(taste.userId(), movieId).orElse(null);
            if (entry == null || !isBehind(entry)) {
                continue;
            }
            changed = true;
            if (entry.isApplied()) {
                exact = false;
            } else {
                ratings.put(taste.userId(), apply(taste, entry));
            }
        }
        keepExact(taste, exact);
        return changed;
    }

    /** Looks at all the viewer's films again: after a restart nobody knows which DNA changed meanwhile. As {@link #dnaChanged}. */
    public boolean refresh(Taste taste) {
        boolean behind = taste.figures().lawVersion() != lawVersion
                || ratings.of(taste.userId()).stream().anyMatch(this::isBehind);
        if (behind) {
            recompute(taste);
        }
        return behind;
    }

    /** Forgets what the viewer did before the request. What came later stays. */
    public Change erase(Taste taste, Erasure request) {
        return erase(
                taste, ratings.erased(taste.userId()).orElse(Erased.NOTHING).with(request));
    }

    /**
     * Takes down an erasure whose viewer's name is no longer kept, as when the log is read again from its beginning. What that
     * viewer did is not looked for: {@link #eraseCovered} does. Answers whether it was news.
     */
    public boolean remember(Erasure request) {
        Erased known = ratings.erased(request.userId()).orElse(Erased.NOTHING);
        Erased now = known.with(request);
        if (now.equals(known)) {
            return false;
        }
        ratings.markErased(request.userId(), now);
        return true;
    }

    /** Forgets what an erasure covers that was read after the events; empty when there is nothing of the kind. */
    public Optional<Change> eraseCovered(Taste taste) {
        return ratings.erased(taste.userId())
                .filter(erased -> coversAny(erased, taste))
                .map(erased -> erase(taste, erased));
    }

    private boolean coversAny(Erased erased, Taste taste) {
        return taste.stated()
                        .filter(said -> erased.coversStatement(said.statedAt().toEpochMilli()))
                        .isPresent()
                || ratings.of(taste.userId()).stream()
                        .flatMap(entry -> entry.events().remembered().stream())
                        .anyMatch(erased::covers);
    }

    private Change erase(Taste taste, Erased request) {
        Erased erased = request.withRevision(taste.revision());
        List<Seen> seen = new ArrayList<>();
        List<PopularityChange> popularity = new ArrayList<>();
        for (RatingEntry entry : ratings.of(taste.userId())) {
            Optional<RatingEntry> left = forget(taste.userId(), entry, erased);
            Optional<Star> stood = standing(entry);
            Optional<Star> stands = left.flatMap(this::standing);
            if (!stood.equals(stands)) {
                seen.add(new Seen(
                        entry.movieId(),
                        stands.map(Star::rating),
                        left.orElse(entry).ratedAt()));
                popularity.add(new PopularityChange(entry.movieId(), stood, stands));
            }
        }
        ratings.markErased(taste.userId(), erased);
        taste.state(taste.stated()
                .filter(said -> !erased.coversStatement(said.statedAt().toEpochMilli())));
        recompute(taste);
        return new Change(seen, popularity);
    }

    /** What is left of an entry, which is stored. */
    private Optional<RatingEntry> forget(String userId, RatingEntry entry, Erased erased) {
        Optional<RatingEntry> left = entry.events().without(erased::covers).map(entry::with);
        if (left.isEmpty()) {
            ratings.delete(userId, entry.movieId());
        } else if (!left.get().equals(entry)) {
            ratings.put(userId, left.get());
        }
        return left;
    }

    private static boolean says(RatingEntry entry, FilmEvent holding) {
        return entry.ratedAt() == holding.ratedAt() && entry.rating().equals(holding.rating());
    }

    public List<Seen> seen(String userId) {
        return ratings.of(userId).stream()
                .filter(RatingEntry::isStanding)
                .map(entry -> new Seen(entry.movieId(), entry.rating(), entry.ratedAt()))
                .toList();
    }

    private void keepExact(Taste taste, boolean exact) {
        if (!exact || !taste.isExact()) {
            recompute(taste);
        }
    }

    private void recompute(Taste taste) {
        onRecompute.run();
        taste.clear(lawVersion);
        for (RatingEntry entry : ratings.of(taste.userId())) {
            if (entry.isStanding()) {
                RatingEntry now = putIn(taste, entry.withDna(RatingEntry.NOT_APPLIED));
                if (!now.equals(entry)) {
                    ratings.put(taste.userId(), now);
                }
            }
        }
    }

    private RatingEntry putIn(Taste taste, RatingEntry entry) {
        double rating = entry.rating().orElseThrow();
        taste.add(new Rated(entry.movieId(), rating, entry.ratedAt(), weight(entry), false));
        return apply(taste, entry);
    }

    private RatingEntry apply(Taste taste, RatingEntry entry) {
        return dna.apply(entry.movieId())
                .map(found -> {
                    taste.apply(entry.movieId(), weight(entry), found);
                    return entry.withDna(found.contentHash());
                })
                .orElse(entry);
    }

    /** False when the DNA that was applied is no longer there to be subtracted. */
    private boolean takeOut(Taste taste, RatingEntry entry) {
        if (entry.isApplied()) {
            Optional<FilmDna> applied = dna.apply(entry.movieId())
                    .filter(found -> found.contentHash().equals(entry.dnaHash()));
            if (applied.isEmpty()) {
                return false;
            }
            taste.unapply(entry.movieId(), weight(entry), applied.get());
        }
        taste.remove(entry.movieId());
        return true;
    }

    private boolean isBehind(RatingEntry entry) {
        return entry.isStanding()
                && !entry.dnaHash()
                        .equals(dna.apply(entry.movieId())
                                .map(FilmDna::contentHash)
                                .orElse(RatingEntry.NOT_APPLIED));
    }

    private double weight(RatingEntry entry) {
        return law.longWeight(entry.rating().orElseThrow(), Instant.ofEpochMilli(entry.ratedAt()));
    }

    private Optional<Star> standing(RatingEntry entry) {
        return entry.rating().map(rating -> new Star(rating, entry.ratedAt()));
    }
}
