package com.movieconcierge.profile;

import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.embedded.registry.EmbeddedRegistry;
import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.profile.FuzzedRecords.Fuzzed;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.Difference;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.profile.audit.ProfileAudit.Laws;
import com.movieconcierge.profile.audit.ProfileAudit.Places;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends generated records through the whole topology, with the product's own serdes and a registry. Whatever is thrown stops it, as it would stop
 * the stream. No test; see {@code FuzzTest}, and by hand, for long: {@code Fuzz RECORDS [SEED]} on the test class path.
 */
final class Fuzz implements AutoCloseable {
    /** With so many records a driver is begun anew: it remembers all that it ever wrote. */
    private static final int ROUND = 20_000;

    private static final int BETWEEN_TICKS = 50;
    private static final List<Count> OUTCOMES =
            List.of(Count.APPLIED, Count.IGNORED, Count.ERASED, Count.STATED, Count.STRAYED, Count.DEAD_LETTERED);

    private final EmbeddedRegistry registry;
    private final Map<String, String> serdes;
    private final Serializer<SpecificRecord> serializer;

    /**
     * What became of the records of one round.
     *
     * @param sent to the topics of viewers
     * @param outcomes of these, by kind; they add up to what was sent
     * @param audit of everybody's profiles against the batch law
     */
    record Outcome(long seed, int records, int sent, Map<Count, Integer> outcomes, AuditResult audit) {
        boolean isAccountedFor() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum() == sent;
        }

        /** Of the viewers about whom nothing odd was said; others may have stated, or been forgotten, in an impossible order. */
        List<Difference> cleanDifferences() {
            return audit.differences().stream()
                    .filter(difference -> difference.id().startsWith(FuzzedRecords.CLEAN))
                    .toList();
        }
    }

    /** @param directory for the registry's log */
    Fuzz(Path directory) {
        registry = EmbeddedRegistry.start(directory, FreePorts.any(1).get(0));
        serdes = Map.of(RegistryConfig.URL, registry.url());
        serializer = AvroSerdes.values(serdes).serializer();
    }

    Outcome round(long seed, int records) {
        var fuzzed = new FuzzedRecords(seed, TopologyRig.NOW, serializer::serialize);
        try (var rig = new TopologyRig(Samples.PACE, Samples.LAW, TopologyRig.NOW, 1, serdes)) {
            int sent = 0;
            for (int i = 0; i < records; i++) {
                Fuzzed next = fuzzed.next();
                try {
                    rig.raw(next.topic(), next.key(), next.value(), next.headers(), next.at());
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(
                            "stopped at record " + i + " of seed " + seed + ", on "
                                    + next.topic().name(),
                            e);
                }
                sent += Topics.ofViewers().contains(next.topic()) ? 1 : 0;
                if (i % BETWEEN_TICKS == 0) {
                    rig.ticks(1);
                    rig.drain();
                }
            }
            rig.settle();
            rig.drain();
            Map<Count, Integer> outcomes = new EnumMap<>(Count.class);
            OUTCOMES.forEach(count -> outcomes.put(count, rig.metrics.of(count)));
            return new Outcome(
                    seed,
                    records,
                    sent,
                    outcomes,
                    new ProfileAudit(rig.log::reader, serdes, Laws.of(Samples.LAW), Places.TOPICS).run());
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    public static void main(String[] arguments) throws Exception {
        long records = Long.parseLong(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Map<Count, Long> total = new EnumMap<>(Count.class);
        long started = System.nanoTime();
        long done = 0;
        int wrong = 0;
        try (var fuzz = new Fuzz(java.nio.file.Files.createTempDirectory("fuzz"))) {
            for (; done < records; seed++) {
                Outcome outcome = fuzz.round(seed, (int) Math.min(ROUND, records - done));
                done += outcome.records();
                outcome.outcomes().forEach((count, times) -> total.merge(count, (long) times, Long::sum));
                boolean good =
                        outcome.isAccountedFor() && outcome.cleanDifferences().isEmpty();
                wrong += good ? 0 : 1;
                System.out.printf(
                        "%,d records, %.0f s: %s%s%n",
                        done, (System.nanoTime() - started) / 1e9, total, good ? "" : " WRONG: " + outcome);
            }
        }
        System.out.printf("stops 0, rounds that do not add up or agree: %d%n", wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }
}
