package com.movieconcierge.trailers.shots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.trailers.shots.TrailerAnalysis.Candidate;
import com.movieconcierge.trailers.shots.TrailerAnalysis.Findings;
import com.movieconcierge.trailers.shots.TrailerAnalysis.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailerAnalysisTest {
    private static final double FRAME = 0.04;
    private static final int PIXELS = FrameStatistics.WIDTH * FrameStatistics.HEIGHT;

    private final List<byte[]> frames = new ArrayList<>();
    private final Random random = new Random(20261125);

    @Test
    void everyCutIsFoundOnItsFrame() {
        shot(40, 0x904020);
        shot(25, 0x209040);
        shot(60, 0x304090);

        assertThat(findings(4).shots()).extracting(Shot::from).containsExactly(0, 40, 65);
        assertThat(findings(4).medianShot()).isCloseTo(40 * FRAME, within(1e-9));
    }

    @Test
    void noiseIsNoCut() {
        for (int i = 0; i < 60; i++) {
            byte[] noisy = wall(0x906020, 0);
            for (int j = 0; j < noisy.length; j++) {
                noisy[j] = (byte) Math.max(0, Math.min(255, (noisy[j] & 0xff) + random.nextInt(41) - 20));
            }
            frames.add(noisy);
        }
        assertThat(findings(4).shots()).hasSize(1);
    }

    @Test
    void aFastPanIsNoCut() {
        for (int i = 0; i < 60; i++) {
            frames.add(wall(0x906020, 7 * i));
        }
        assertThat(findings(4).shots()).hasSize(1);
    }

    @Test
    void aCutIsFoundInTheMidstOfMotion() {
        for (int i = 0; i < 60; i++) {
            frames.add(wall(i < 30 ? 0x902020 : 0x2020C0, 3 * i));
        }
        assertThat(findings(4).shots()).extracting(Shot::from).containsExactly(0, 30);
    }

    @Test
    void blackBetweenTwoShotsBelongsToNeither() {
        shot(30, 0x904020);
        for (int i = 0; i < 10; i++) {
            frames.add(new byte[3 * PIXELS]);
        }
        shot(30, 0x209040);

        assertThat(findings(4).shots())
                .extracting(shot -> shot.from() + "-" + shot.to())
                .containsExactly("0-30", "40-70");
    }

    @Test
    void thereAreNeverMoreFramesThanWantedAndEachIsFromAShotOfItsOwnFirst() {
        for (int shot = 0; shot < 10; shot++) {
            shot(20, shot % 2 == 0 ? 0x904020 : 0x209040);
        }
        for (int wanted : new int[] {1, 3, 10, 12}) {
            List<Candidate> chosen = findings(wanted).frames();
            assertThat(chosen).hasSize(Math.min(wanted, 10));
            assertThat(chosen).extracting(one -> one.frame() / 20).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLongShotMayGiveSeveralFramesThatLieApart() {
        shot(250, 0x904020);

        List<Candidate> chosen = findings(4).frames();

        assertThat(chosen).hasSize(4);
        for (int i = 1; i < chosen.size(); i++) {
            assertThat(chosen.get(i).seconds() - chosen.get(i - 1).seconds()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void whatFlickersWithoutEndKeepsNoMoreCandidatesThanThereIsRoomFor() {
        Candidates candidates = new Candidates(300);
        for (int i = 0; i < 20_000; i++) {
            FrameStatistics glance = FrameStatistics.at(wall(i % 2 == 0 ? 0x904020 : 0x209040, 0));
            candidates.add(i, i * 0.015, glance, 1, () -> new Candidate(0, 0, 0, 1, 1, new byte[3]));
        }
        assertThat(candidates.all()).hasSizeBetween(400, 460);
    }

    @Test
    void aClockThatRunsBackwardsStandsStill() {
        TrailerAnalysis analysis = new TrailerAnalysis(60, 4);
        for (double at : new double[] {0, 5, 3, 5.04}) {
            analysis.add(at, FrameStatistics.at(wall(0x904020, 0)), () -> picture(0x904020));
        }
        assertThat(analysis.findings().shots())
                .allSatisfy(shot -> assertThat(shot.seconds()).isNotNegative());
        assertThat(analysis.findings().motion()).isBetween(0.0, 1.0);
    }

    @Test
    void nothingWatchedIsNothingFound() {
        assertThat(findings(4)).isEqualTo(new Findings(0, List.of(), 0, 0, List.of()));
    }

    private void shot(int count, int colour) {
        for (int i = 0; i < count; i++) {
            frames.add(wall(colour, 0));
        }
    }

    /** Stripes of a colour and half of it, moved to the side. */
    private static byte[] wall(int colour, int by) {
        byte[] rgb = new byte[3 * PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            int shift = (i % FrameStatistics.WIDTH + by) / 10 % 2;
            rgb[3 * i] = (byte) ((colour >> 16 & 0xff) >> shift);
            rgb[3 * i + 1] = (byte) ((colour >> 8 & 0xff) >> shift);
            rgb[3 * i + 2] = (byte) ((colour & 0xff) >> shift);
        }
        return rgb;
    }

    private static Candidate picture(int colour) {
        return new Candidate(0, 0, 0, FrameStatistics.WIDTH, FrameStatistics.HEIGHT, wall(colour, 0));
    }

    private Findings findings(int wanted) {
        TrailerAnalysis analysis = new TrailerAnalysis(60, wanted);
        for (int i = 0; i < frames.size(); i++) {
            analysis.add(i * FRAME, FrameStatistics.at(frames.get(i)), () -> picture(0x808080));
        }
        return analysis.findings();
    }
}
