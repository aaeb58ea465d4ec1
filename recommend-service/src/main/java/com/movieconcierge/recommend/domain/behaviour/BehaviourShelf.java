package com.movieconcierge.recommend.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The models that are published, part by part, and which of them serves: the one that an operator has decided on, else the one
 * that was fitted last; a model counts once all of its parts are here. Safe for concurrent use.
 */
public final class BehaviourShelf {
    /** Publishers keep two or three; of more than this the oldest are let go. */
    private static final int MOST_MODELS = 8;

    private static final Comparator<Volume> NEWEST_FIRST = BehaviourReport.newestFirst(
            volume -> volume.first().report(), volume -> volume.first().model());

    private final Consumer<@Nullable ServedBehaviour> serve;
    private final Consumer<String> unusable;
    private final Map<ModelRef, Volume> volumes = new HashMap<>();
    /** Which part a record key stands for: a tombstone says no more than the key. */
    private final Map<String, BehaviourPart> parts = new HashMap<>();

    private @Nullable ModelRef wanted;
    private @Nullable ModelRef serving;
    private volatile boolean isRead;

    /** The parts of one model that are here. */
    private record Volume(Map<Integer, byte[]> slices, BehaviourPart first) {
        boolean isWhole() {
            return slices.size() == first.parts();
        }

        byte[] bytes() {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (int part = 0; part < first.parts(); part++) {
                joined.writeBytes(Objects.requireNonNull(slices.get(part)));
            }
            return joined.toByteArray();
        }
    }

    /**
     * @param serve gets the model that serves from now on; null for none
     * @param unusable gets a sentence about a model whose parts do not make one
     */
    public BehaviourShelf(Consumer<@Nullable ServedBehaviour> serve, Consumer<String> unusable) {
        this.serve = serve;
        this.unusable = unusable;
    }

    /** Takes a part in, or what stands under its key away. */
    public synchronized void change(String key, @Nullable BehaviourPart part) {
        BehaviourPart before = parts.remove(key);
        if (before != null) {
            Volume volume = volumes.get(before.model());
            if (volume != null) {
                volume.slices().remove(before.part());
                if (volume.slices().isEmpty()) {
                    volumes.remove(before.model());
                }
            }
        }
        if (part != null) {
            parts.put(key, withoutSlice(part));
            volumes.computeIfAbsent(part.model(), model -> new Volume(new HashMap<>(), withoutSlice(part)))
                    .slices()
                    .put(part.part(), part.slice());
            letGo();
        }
        choose();
    }

    private static BehaviourPart withoutSlice(BehaviourPart part) {
        return new BehaviourPart(part.model(), part.part(), part.parts(), new byte[0], part.report());
    }

    private void letGo() {
        while (volumes.size() > MOST_MODELS) {
            ModelRef oldest = volumes.values().stream()
                    .max(NEWEST_FIRST)
                    .orElseThrow()
                    .first()
                    .model();
            forget(oldest);
        }
    }

    private void forget(ModelRef model) {
        volumes.remove(model);
        parts.values().removeIf(part -> part.model().equals(model));
    }

    /** What an operator has decided; null leaves it to the newest. */
    public synchronized void want(@Nullable ModelRef model) {
        wanted = model;
        choose();
    }

    /** Drops what a whole reading of the log did not tell of, and serves from now on. */
    public synchronized void read(Set<String> told) {
        for (String key : new HashSet<>(parts.keySet())) {
            if (!told.contains(key)) {
                change(key, null);
            }
        }
        isRead = true;
        choose();
    }

    /** Whether what was published when the service started is here. */
    public boolean isRead() {
        return isRead;
    }

    /** While the log is being read for the first time nothing serves: else each old model would for a moment. */
    private void choose() {
        while (isRead) {
            Volume choice = choice();
            ModelRef model = choice == null ? null : choice.first().model();
            if (Objects.equals(model, serving)) {
                return;
            }
            try {
                serve.accept(choice == null ? null : served(choice));
                serving = model;
                return;
            } catch (IllegalArgumentException e) {
                unusable.accept("model " + model + " of what people choose next cannot be used: " + e.getMessage());
                forget(Objects.requireNonNull(model));
            }
        }
    }

    private @Nullable Volume choice() {
        Volume wish = wanted == null ? null : volumes.get(wanted);
        return wish != null && wish.isWhole()
                ? wish
                : volumes.values().stream()
                        .filter(Volume::isWhole)
                        .min(NEWEST_FIRST)
                        .orElse(null);
    }

    private static ServedBehaviour served(Volume volume) {
        byte[] bytes = volume.bytes();
        ModelRef model = volume.first().model();
        String version = NextFilmModelBytes.version(bytes);
        if (!version.equals(model.version())) {
            throw new IllegalArgumentException("its parts make " + version);
        }
        return new ServedBehaviour(model, volume.first().report(), NextFilmModelBytes.read(bytes));
    }
}
