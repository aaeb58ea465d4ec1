package com.movieconcierge.recommend;

import com.movieconcierge.behaviour.AskingGaps;
import com.movieconcierge.behaviour.FactorSettings;
import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.RidgeSettings;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.model.BehaviourPart;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.domain.behaviour.ServedBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What viewers of a {@link TestWorld} did: film 0, then 1, then 2, and others as it happens. */
public final class LearnedWorld {
    private static final int VIEWERS = 40;
    private static final NextFilmSettings SETTINGS = new NextFilmSettings(
            new RidgeSettings(List.of(0.9, 0.5), 20, 3, 0.5, 30),
            Optional.of(new FactorSettings(6, List.of(0.8, 0.2), 20_000, 0.02, 0.01, 0.2, 0.25, 0.02, 7)),
            AskingGaps.LIVE);

    private LearnedWorld() {}

    /** @param seed of what happens after the first three films */
    public static NextFilmModel model(TestWorld world, long seed) {
        Random random = new Random(seed);
        List<Integer> others =
                new ArrayList<>(IntStream.range(3, world.films().size()).boxed().toList());
        List<ViewerEvents> viewers = new ArrayList<>();
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            Collections.shuffle(others, random);
            int[] films = IntStream.concat(
                            IntStream.range(0, 3), others.stream().limit(12).mapToInt(film -> film))
                    .toArray();
            float[] stars = new float[films.length];
            Arrays.fill(stars, 4.5f);
            long[] times = new long[films.length];
            for (int i = 1; i < times.length; i++) {
                times[i] = times[i - 1] + List.of(0L, 20L, 900L, 90_000L).get(random.nextInt(4));
            }
            viewers.add(new ViewerEvents(films, stars, times));
        }
        List<String> ids = world.films().stream().map(film -> film.movieId()).toList();
        return NextFilmFit.fit(viewers, ids, SETTINGS, FilmContent.NONE);
    }

    public static ServedBehaviour served(TestWorld world) {
        NextFilmModel model = model(world, 1);
        return new ServedBehaviour(ref(NextFilmModelBytes.of(model)), report(Instant.EPOCH), model);
    }

    private static ModelRef ref(byte[] bytes) {
        return new ModelRef("next-film", NextFilmModelBytes.version(bytes));
    }

    private static BehaviourReport report(Instant fittedAt) {
        return new BehaviourReport(
                fittedAt, 600, VIEWERS, 60, Instant.EPOCH, Instant.EPOCH, 40, 0.3, 0.1, Duration.ofSeconds(1), 1_000);
    }

    /** A model as it is published, in slices of so many bytes. */
    public static List<BehaviourPart> parts(NextFilmModel model, Instant fittedAt, int sliceBytes) {
        byte[] bytes = NextFilmModelBytes.of(model);
        int parts = (bytes.length + sliceBytes - 1) / sliceBytes;
        return IntStream.range(0, parts)
                .mapToObj(part -> new BehaviourPart(
                        ref(bytes),
                        part,
                        parts,
                        Arrays.copyOfRange(bytes, part * sliceBytes, Math.min(bytes.length, (part + 1) * sliceBytes)),
                        report(fittedAt)))
                .toList();
    }
}
