package com.movieconcierge.trailers.shots;

import com.movieconcierge.trailers.shots.TrailerAnalysis.Candidate;
import com.movieconcierge.trailers.shots.TrailerAnalysis.Shot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the frames that show a video best: the best one of a shot, from as many parts of the video as frames are wanted;
 * more of a shot only where there are fewer shots than that. The same video gives the same frames.
 */
final class KeyFrameSelector {
    /** Frames beside a cut may hold some of the other side. */
    private static final int EDGE = 2;
    /** Light that changes steadily is a fade. */
    private static final int FADE_FRAMES = 4;

    private static final double FADE = 0.1;
    private static final double PENALTY = 0.2;
    /** Two frames of a shot. */
    private static final double LEAST_SECONDS_APART = 1;

    private final FrameTrack track;
    private final int wanted;

    KeyFrameSelector(FrameTrack track, int wanted) {
        this.track = track;
        this.wanted = wanted;
    }

    /** By time. */
    List<Candidate> of(List<Shot> shots, List<Candidate> candidates) {
        List<Candidate> bestOfShots = shots.stream()
                .map(shot -> best(candidates.stream()
                        .filter(candidate -> candidate.frame() >= shot.from() && candidate.frame() < shot.to())
                        .map(candidate -> judged(candidate, shot))))
                .flatMap(Optional::stream)
                .toList();
        List<Candidate> chosen =
                bestOfShots.size() > wanted ? spread(bestOfShots) : filled(shots, bestOfShots, candidates);
        return chosen.stream().sorted(Comparator.comparingInt(Candidate::frame)).toList();
    }

    private Candidate judged(Candidate candidate, Shot shot) {
        boolean edge = candidate.frame() < shot.from() + EDGE || candidate.frame() >= shot.to() - EDGE;
        int before = Math.max(shot.from(), candidate.frame() - FADE_FRAMES);
        int after = Math.min(shot.to() - 1, candidate.frame() + FADE_FRAMES);
        boolean fades = Math.abs(track.light(after) - track.light(before)) > FADE;
        return new Candidate(
                candidate.frame(),
                candidate.seconds(),
                candidate.quality() * (edge ? PENALTY : 1) * (fades ? PENALTY : 1),
                candidate.width(),
                candidate.height(),
                candidate.rgb());
    }

    /** The best of each part of the video, then the best of what is left. */
    private List<Candidate> spread(List<Candidate> all) {
        double end = track.seconds(track.size());
        List<Candidate> left = new ArrayList<>(all);
        List<Candidate> chosen = new ArrayList<>();
        for (int part = 0; part < wanted; part++) {
            double from = end * part / wanted;
            double to = end * (part + 1) / wanted;
            best(left.stream().filter(one -> one.seconds() >= from && one.seconds() < to))
                    .ifPresent(chosen::add);
        }
        left.removeAll(chosen);
        left.sort(Comparator.comparingDouble(Candidate::quality).reversed().thenComparing(Candidate::frame));
        chosen.addAll(left.subList(0, wanted - chosen.size()));
        return chosen;
    }

    /** One of each shot, then those farthest from all that were chosen. */
    private List<Candidate> filled(List<Shot> shots, List<Candidate> bestOfShots, List<Candidate> candidates) {
        List<Candidate> chosen = new ArrayList<>(bestOfShots);
        List<Candidate> left = candidates.stream()
                .filter(one -> shots.stream().anyMatch(shot -> one.frame() >= shot.from() && one.frame() < shot.to()))
                .toList();
        while (chosen.size() < wanted && !chosen.isEmpty()) {
            Candidate farthest = left.stream()
                    .max(Comparator.<Candidate>comparingDouble(one -> distance(one, chosen))
                            .thenComparing(Candidate::frame, Comparator.reverseOrder()))
                    .orElseThrow();
            if (distance(farthest, chosen) < LEAST_SECONDS_APART) {
                break;
            }
            chosen.add(farthest);
        }
        return chosen;
    }

    private static double distance(Candidate one, List<Candidate> chosen) {
        return chosen.stream()
                .mapToDouble(other -> Math.abs(other.seconds() - one.seconds()))
                .min()
                .orElseThrow();
    }

    private static Optional<Candidate> best(Stream<Candidate> candidates) {
        return candidates.max(Comparator.comparingDouble(Candidate::quality)
                .thenComparing(Candidate::frame, Comparator.reverseOrder()));
    }
}
