package com.movieconcierge.benchmarks;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.model.Persona;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.profile.adapter.kafka.KafkaPersonaInputs;
import com.movieconcierge.profile.config.ProfileSettings;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Catalogue;
import com.movieconcierge.profile.domain.personas.FitSettings;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import com.movieconcierge.profile.domain.personas.PersonaFit.Fitted;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import com.movieconcierge.profile.domain.personas.Silhouette;
import com.movieconcierge.profile.domain.personas.Viewer;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.profile.domain.personas.Vocabulary;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Are personas clear, do they last, and how long does a fit take? Reads profiles, DNA and films of a running product and
 * fits by itself, with the product's settings.
 *
 * <p>Arguments: bootstrap servers; registry URL; simulated viewers (100000).
 */
public final class PersonasRun {
    /** As the product fits: by profile-service.yml, and by the environment where that says otherwise. */
    private static final FitSettings USUAL =
            YamlSettings.of("profile-service", ProfileSettings.class).personas().fit();

    private static final int EVERYBODY = 1_000_000;
    private static final long OTHER_SEED = 2;
    private static final double NEW = 0.05;

    private final Catalogue catalogue;
    private final List<TasteOfFilms> viewers;

    private PersonasRun(Catalogue catalogue, List<TasteOfFilms> viewers) {
        this.catalogue = catalogue;
        this.viewers = viewers;
    }

    public static void main(String[] args) {
        var words = Arguments.of(args, 2, "PersonasRun <bootstrap servers> <registry URL> [simulated viewers 100000]");
        Map<String, String> clients = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, words.text(0));
        Map<String, String> registry = Map.of(RegistryConfig.URL, words.text(1));
        Catalogue catalogue = new KafkaPersonaInputs(
                        clients, registry, EVERYBODY, 1, Path.of(System.getProperty("java.io.tmpdir")))
                .catalogue();
        List<TasteOfFilms> viewers = TasteOfFilms.read(clients, registry);
        new PersonasRun(catalogue, viewers).run(words.number(2, 100_000));
    }

    private void run(int simulated) {
        ViewerSample now = TasteOfFilms.sample(viewers, 0, 0);
        PersonaSet personas = fit(now, USUAL, Optional.empty());
        describe(personas);
        clarity(personas);
        PersonaSet seeded = fit(now, seed(OTHER_SEED), Optional.of(personas));
        lasting("another seed", labels(personas, now), labels(seeded, now));
        ViewerSample before = TasteOfFilms.sample(viewers, NEW, 7);
        PersonaSet old = fit(before, USUAL, Optional.empty());
        lasting("5 % new ratings, personas as they were", labels(old, before), labels(old, now));
        PersonaSet refitted = fit(now, USUAL, Optional.of(old));
        lasting("5 % new ratings and a refit", labels(old, before), labels(refitted, now));
        ViewerSample crowd = new Mixtures(viewers, blocks(personas), simulated, 1);
        long start = System.nanoTime();
        PersonaSet many = fit(crowd, USUAL, Optional.of(personas));
        Report.line(
                "%,d simulated viewers: %d personas, silhouette %.3f, fitted in %.1f s",
                simulated, many.personas().size(), many.silhouette(), Report.secondsSince(start));
    }

    private static Set<BlockKey> blocks(PersonaSet personas) {
        return personas.space().parts().stream().map(TasteSpace.Part::key).collect(Collectors.toSet());
    }

    private static FitSettings seed(long seed) {
        return new FitSettings(
                USUAL.leastViewers(),
                USUAL.fewest(),
                USUAL.most(),
                USUAL.shares(),
                USUAL.evening(),
                USUAL.directions(),
                USUAL.starts(),
                seed);
    }

    private PersonaSet fit(ViewerSample sample, FitSettings settings, Optional<PersonaSet> last) {
        var outcome = new PersonaFit(settings, Vocabulary.bundled())
                .fit(sample, catalogue, last, "run" + System.nanoTime(), Instant.now());
        if (outcome instanceof Fitted fitted) {
            return fitted.personas();
        }
        throw new IllegalStateException("too few viewers: import ratings first, " + outcome);
    }

    private static void describe(PersonaSet set) {
        for (Persona persona : set.personas()) {
            Report.line(
                    "%s %s, %d viewers, mean distance %.2f: %s",
                    persona.personaId(), persona.name(), persona.size(), persona.meanDistance(), persona.sentence());
            persona.evidence()
                    .forEach(one -> Report.line(
                            "    %-8s %-28s x%.2f %4.1f %%", one.kind(), one.feature(), one.lift(), 100 * one.share()));
            System.out.println("    films    "
                    + persona.typicalFilms().stream()
                            .limit(8)
                            .map(Persona.TypicalFilm::movieId)
                            .toList());
        }
    }

    /** In the whole space, which is harder than in the directions that the clusters were made in. */
    private void clarity(PersonaSet set) {
        List<double[]> places = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        TasteOfFilms.sample(viewers, 0, 0)
                .forEach(viewer -> set.space().place(viewer.taste()).ifPresent(place -> {
                    places.add(place);
                    labels.add(number(set, viewer));
                }));
        int[] own = labels.stream().mapToInt(Integer::intValue).toArray();
        List<Integer> shuffled = new ArrayList<>(labels);
        Collections.shuffle(shuffled, new Random(1));
        int[] random = shuffled.stream().mapToInt(Integer::intValue).toArray();
        Report.line(
                "%d personas, silhouette %.3f; in all %d dimensions %.3f, of a random assignment %.3f%n",
                set.personas().size(),
                set.silhouette(),
                set.space().dimensions(),
                Silhouette.of(places, own, set.personas().size()),
                Silhouette.of(places, random, set.personas().size()));
    }

    private static int number(PersonaSet set, Viewer viewer) {
        String id = set.assign(viewer.taste()).orElseThrow().persona();
        for (int i = 0; i < set.personas().size(); i++) {
            if (set.personas().get(i).personaId().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("no persona " + id);
    }

    private static List<String> labels(PersonaSet set, ViewerSample sample) {
        List<String> labels = new ArrayList<>();
        sample.forEach(viewer ->
                labels.add(set.assign(viewer.taste()).map(one -> one.persona()).orElse("")));
        return labels;
    }

    private static void lasting(String what, List<String> before, List<String> after) {
        int same = 0;
        for (int i = 0; i < before.size(); i++) {
            same += before.get(i).equals(after.get(i)) ? 1 : 0;
        }
        Report.line(
                "%-40s %.1f %% of viewers keep their persona, adjusted Rand index %.3f",
                what, 100.0 * same / before.size(), RandIndex.adjusted(before, after));
    }
}
