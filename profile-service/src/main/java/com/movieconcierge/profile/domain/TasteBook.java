package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.PopularityChange.Star;
import com.movieconcierge.profile.domain.RatingStore.Erased;
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
    public boolean isErased(Rating event) {
        return isErased(event.userId(), event.ratedAt());
    }

    private boolean isErased(String userId, Instant at) {
        return ratings.erased(userId)
                .filter(erased -> at.toEpochMilli() <= erased.requestedAt())
                .isPresent();
    }

    /** Takes down what a viewer states or takes back: the later on the log holds. False, and nothing done, for one erased since. */
    public boolean state(Taste taste, Optional<StatedTaste> stated) {
        if (stated.filter(said -> isErased(taste.userId(), said.statedAt())).isPresent()) {
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
        long requestedAt =
                ratings.erased(taste.userId()).map(Erased::requestedAt).orElse(Erased.NEVER);
        ratings.markErased(taste.userId(), new Erased(requestedAt, taste.revision()));
    }

    /** Takes an event into account, when it is newer than what holds for its film. */
    public Change rate(Taste taste, Rating event) {
        Optional<RatingEntry> old = ratings.find(event.userId(), event.movieId());
        if (isErased(event) || (old.isPresent() && !old.get().isOlderThan(event))) {
            return Change.NONE;
        }
        Optional<RatingEntry> stood = old.filter(RatingEntry::isStanding);
        boolean exact = stood.map(entry -> takeOut(taste, entry)).orElse(true);
        RatingEntry entry = new RatingEntry(
                event.movieId(),
                Optional.ofNullable(event.stars()),
                event.ratedAt().toEpochMilli(),
                event.eventId(),
                RatingEntry.NOT_APPLIED);
        ratings.put(event.userId(), entry.isStanding() ? putIn(taste, entry) : entry);
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

    /** Forgets what the viewer did up to the moment of the request. What came later stays. */
    public Change erase(Taste taste, Instant requestedAt) {
        long until = requestedAt.toEpochMilli();
        List<Seen> seen = new ArrayList<>();
        List<PopularityChange> popularity = new ArrayList<>();
        for (RatingEntry entry : ratings.of(taste.userId())) {
            if (entry.ratedAt() <= until) {
                ratings.delete(taste.userId(), entry.movieId());
                seen.add(new Seen(entry.movieId(), Optional.empty(), entry.ratedAt()));
                standing(entry)
                        .ifPresent(star -> popularity.add(
                                new PopularityChange(entry.movieId(), Optional.of(star), Optional.empty())));
            }
        }
        long known = ratings.erased(taste.userId()).map(Erased::requestedAt).orElse(until);
        ratings.markErased(taste.userId(), new Erased(Math.max(known, until), taste.revision()));
        taste.state(taste.stated().filter(said -> said.statedAt().isAfter(requestedAt)));
        recompute(taste);
        return new Change(seen, popularity);
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
