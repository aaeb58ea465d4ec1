package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import com.movieconcierge.recommend.domain.behaviour.ServedBehaviour;
import com.movieconcierge.recommend.domain.index.CatalogueChange.DnaChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.FilmChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.PopularityChanged;
import com.movieconcierge.recommend.domain.index.CatalogueChange.ServingChanged;
import com.movieconcierge.recommend.domain.index.IndexSnapshot.FilmRow;
import com.movieconcierge.recommend.domain.index.IndexSnapshot.Priors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in memory. {@link #apply} takes events, {@link #refit} moves all films into a freshly fitted space without
 * holding up either; {@link #snapshot} is what readers use, from any thread, without a lock.
 *
 * <p>Raw vectors are kept beside the matrix: refits and the centred space need them (about 2 × 4 bytes a component).
 */
public final class DnaIndex {
    /** Dead rows are swept when there are more of them than live ones, and enough to matter. */
    private static final int WORTH_SWEEPING = 1000;

    private final Map<Modality, CatalogueTransform.Recipe> recipes;
    private final Map<Modality, Double> alphas;
    private final Duration popularHalfLife;

    private final Map<String, Film> films = new HashMap<>();
    private final Map<String, FilmDna> dna = new HashMap<>();
    private final Map<String, Popularity> popularity = new HashMap<>();

    private final ModelCensus census = new ModelCensus();

    private Generation generation;
    private @Nullable Set<String> touchedDuringRefit;
    private int changedSinceFit;
    private volatile IndexSnapshot snapshot;
    private volatile @Nullable IndexSnapshot before;
    private @Nullable ServedBehaviour behaviour;
    /** Of {@link #behaviour} in the generation's rows; made anew when either changes. */
    private @Nullable PlacedBehaviour placed;

    private record PlacedBehaviour(Generation generation, int rows, BehaviourRows behaviour) {
        boolean isOf(ServedBehaviour served, Generation now) {
            return generation == now && rows == now.rows && behaviour.served() == served;
        }
    }

    /**
     * @param alphas weight of each modality; one without is left out
     * @param popularHalfLife of {@link Popularity#popularWeight()}
     */
    public DnaIndex(
            Map<Modality, CatalogueTransform.Recipe> recipes, Map<Modality, Double> alphas, Duration popularHalfLife) {
        this.recipes = Map.copyOf(recipes);
        this.alphas = Map.copyOf(alphas);
        this.popularHalfLife = popularHalfLife;
        this.generation = empty(CatalogueTransform.NONE);
        this.snapshot = published();
    }

    /** Applies events in order and publishes them together. */
    public synchronized void apply(List<? extends CatalogueChange> changes) {
        for (CatalogueChange change : changes) {
            if (change instanceof FilmChanged film) {
                films.compute(film.key(), (id, old) -> film.film());
                place(film.key());
            } else if (change instanceof DnaChanged changed) {
                applyDna(changed);
            } else if (change instanceof ServingChanged wish) {
                census.want(wish.key(), wish.model());
            } else if (change instanceof PopularityChanged counted) {
                popularity.compute(counted.key(), (id, old) -> counted.popularity());
                describe(counted.key());
            }
        }
        sweep();
        snapshot = published();
    }

    /** For everything that is known, the event that takes it back. */
    synchronized List<CatalogueChange> removals() {
        List<CatalogueChange> removals = new ArrayList<>();
        films.keySet().forEach(id -> removals.add(new FilmChanged(id, null)));
        dna.keySet().forEach(id -> removals.add(new DnaChanged(id, null)));
        popularity.keySet().forEach(id -> removals.add(new PopularityChanged(id, null)));
        census.wanted().forEach(modality -> removals.add(new ServingChanged(modality, null)));
        return removals;
    }

    private void applyDna(DnaChanged change) {
        FilmDna known = dna.get(change.key());
        FilmDna after = change.dna();
        dna.compute(change.key(), (id, old) -> after);
        census.replaced(known, after);
        // Embedding repeats itself after a restart, and another model's vectors are of no concern before they serve.
        if (known != null && after != null && generation.transform.sameVectors(known, after)) {
            if (!known.contentHash().equals(after.contentHash())) {
                describe(change.key());
            }
        } else {
            changedSinceFit++;
            place(change.key());
        }
    }

    /**
     * Fits a new space on everything known and moves all films there. One caller at a time; others go on meanwhile. When
     * the models are other ones than before, the state before stays readable until {@link #dropBefore}: profiles may need
     * a moment to follow.
     */
    public void refit() {
        List<FilmRow> copied;
        List<FilmDna> catalogue;
        Map<Modality, ModelRef> models;
        boolean switches;
        synchronized (this) {
            models = census.choice(generation.transform);
            switches = census.wouldSwitch(generation.transform);
            copied = films.keySet().stream().map(this::row).toList();
            catalogue = new ArrayList<>(dna.values());
            touchedDuringRefit = new HashSet<>();
            changedSinceFit = 0;
        }
        CatalogueTransform transform = CatalogueTransform.fit(recipes, models, catalogue);
        Generation next = empty(transform);
        // By id, like the fit: equal catalogues give equal matrices, byte for byte.
        copied.stream()
                .sorted(Comparator.comparing(row -> row.film().movieId()))
                .forEach(next::place);
        synchronized (this) {
            before = switches ? snapshot : before;
            generation = next;
            Set<String> touched = Objects.requireNonNull(touchedDuringRefit);
            touchedDuringRefit = null;
            touched.forEach(this::place);
            snapshot = published();
        }
    }

    public IndexSnapshot snapshot() {
        return snapshot;
    }

    /** The last state with other models than the current one's, until it is dropped; null when there is none. */
    public @Nullable IndexSnapshot before() {
        return before;
    }

    /** Profiles have had their time to follow a change of models. */
    public synchronized void dropBefore() {
        before = null;
    }

    /** Whether a {@link #refit} now would change the models that are compared with. */
    public synchronized boolean wouldSwitch() {
        return census.wouldSwitch(generation.transform);
    }

    /** Every model in the catalogue with what it covers. */
    public synchronized List<ModelCensus.Coverage> coverage() {
        return census.coverage(generation.transform);
    }

    /** Films whose vectors came or changed since the last fit began. */
    public synchronized int changedSinceFit() {
        return changedSinceFit;
    }

    private Generation empty(CatalogueTransform transform) {
        return new Generation(transform, BlockLayout.of(transform, alphas));
    }

    /** What people choose next is learned by another model from now on; null for by none. */
    public synchronized void serve(@Nullable ServedBehaviour next) {
        behaviour = next;
        snapshot = published();
    }

    private IndexSnapshot published() {
        return new IndexSnapshot(
                generation,
                Priors.of(generation.films, generation.live, generation.rows, popularHalfLife),
                placedBehaviour());
    }

    private @Nullable BehaviourRows placedBehaviour() {
        ServedBehaviour served = behaviour;
        if (served == null) {
            placed = null;
            return null;
        }
        PlacedBehaviour now = placed;
        if (now == null || !now.isOf(served, generation)) {
            var rows = new BehaviourRows(served, id -> generation.rowOf.getOrDefault(id, -1));
            now = new PlacedBehaviour(generation, generation.rows, rows);
            placed = now;
        }
        return now.behaviour;
    }

    private void place(String movieId) {
        touched(movieId);
        FilmRow film = row(movieId);
        Integer row = generation.rowOf.get(movieId);
        if (film == null) {
            generation.remove(movieId);
        } else if (row != null && generation.films[row].dna() == film.dna()) {
            generation.films[row] = film;
        } else {
            generation.place(film);
        }
    }

    private void describe(String movieId) {
        touched(movieId);
        Integer row = generation.rowOf.get(movieId);
        FilmRow film = row(movieId);
        if (row != null && film != null) {
            generation.films[row] = film;
        }
    }

    private void touched(String movieId) {
        if (touchedDuringRefit != null) {
            touchedDuringRefit.add(movieId);
        }
    }

    private @Nullable FilmRow row(String movieId) {
        Film film = films.get(movieId);
        return film == null
                ? null
                : new FilmRow(film, dna.get(movieId), popularity.getOrDefault(movieId, Popularity.NONE));
    }

    private void sweep() {
        int dead = generation.rows - generation.rowOf.size();
        if (dead > WORTH_SWEEPING && dead > generation.rowOf.size()) {
            Generation swept = new Generation(generation.transform, generation.layout);
            for (int row = 0; row < generation.rows; row++) {
                if (generation.live.contains(row)) {
                    swept.copy(generation, row);
                }
            }
            generation = swept;
        }
    }
}
