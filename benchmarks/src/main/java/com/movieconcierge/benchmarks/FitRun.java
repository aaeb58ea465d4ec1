package com.movieconcierge.benchmarks;

import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.ViewerEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a fit of what people choose next takes, by size of the log: viewers of a hundred ratings each, whose choices are as uneven as
 * MovieLens' (a hundredth of the films has a fifth of the ratings) and otherwise chance, as the work does not depend on them.
 */
public final class FitRun {
    private static final int EVENTS = 100;
    /** The lower a film's number, the more often it is chosen: the cube of chance. */
    private static final int SKEW = 3;

    private FitRun() {}

    /** @param args pairs of films and ratings, such as {@code 1000 1000000} */
    public static void main(String[] args) {
        if (args.length == 0 || args.length % 2 != 0) {
            System.err.println("usage: FitRun FILMS RATINGS [FILMS RATINGS ...]");
            System.exit(2);
        }
        System.out.println("films     ratings  known   ridge, s  factors, s  bytes published  equations, MiB");
        for (int i = 0; i < args.length; i += 2) {
            run(Integer.parseInt(args[i]), Integer.parseInt(args[i + 1]));
        }
    }

    private static void run(int films, int ratings) {
        List<ViewerEvents> log = log(films, ratings);
        List<String> ids =
                IntStream.range(0, films).mapToObj(film -> "m" + film).toList();
        NextFilmSettings settings = NextFilmSettings.DEFAULT;
        long start = System.nanoTime();
        NextFilmRidge.fit(log, ids, settings.ridge());
        long ridge = System.nanoTime() - start;
        start = System.nanoTime();
        NextFilmModel model = NextFilmFit.fit(log, ids, settings, FilmContent.NONE);
        long both = System.nanoTime() - start;
        System.out.printf(
                "%-8d  %-8d %-8d %-9.1f %-11.1f %-16d %d%n",
                films,
                ratings,
                model.films().size(),
                ridge / 1e9,
                (both - ridge) / 1e9,
                NextFilmModelBytes.of(model).length,
                NextFilmRidge.systemBytes(model.films().size(), settings.ridge()) >> 20);
    }

    private static List<ViewerEvents> log(int films, int ratings) {
        SplittableRandom random = new SplittableRandom(1);
        List<ViewerEvents> viewers = new ArrayList<>();
        for (int viewer = 0; viewer < ratings / EVENTS; viewer++) {
            boolean[] seen = new boolean[films];
            int[] chosen = new int[EVENTS];
            float[] stars = new float[EVENTS];
            long[] times = new long[EVENTS];
            for (int event = 0; event < EVENTS; event++) {
                int film;
                do {
                    film = (int) (films * Math.pow(random.nextDouble(), SKEW));
                } while (seen[film]);
                seen[film] = true;
                chosen[event] = film;
                stars[event] = 1 + random.nextInt(9) / 2f;
                times[event] = event == 0 ? 0 : times[event - 1] + random.nextInt(4000);
            }
            viewers.add(new ViewerEvents(chosen, stars, times));
        }
        return viewers;
    }
}
